# One word each; CI runs the same words.
SWIFT ?= swift
BIN = .build/release/standpoint
PREFIX ?= /usr/local

.PHONY: run test check bench fuzz soak readback evaluate record docs install format release

run: release            ## the sample pipeline into Output/
	@$(BIN) run

test:                   ## all tests
	@Scripts/setup
	@$(SWIFT) build --build-tests
	@$(SWIFT) test --skip-build

check: test             ## format, ladder, build, test
	@Scripts/setup
	@$(SWIFT) format lint --strict --recursive --parallel Sources Tests Package.swift
	@Scripts/ladder

release:
	@Scripts/setup
	@$(SWIFT) build -c release --product standpoint

bench:                  ## cost of each stage against a fixed kernel
	@Scripts/setup
	@$(SWIFT) run -c release --package-path Benchmarks

fuzz:                   ## libFuzzer over Fuzz/, some seconds a target: make fuzz SECONDS=600 for more
	@Scripts/setup
	@Scripts/fuzz $(or $(SECONDS),20)

soak: release           ## long tests of faults: kills, cuts, bombs, full disks, memory, hostile pages
	@Scripts/soak $(BIN)

readback: release       ## what Python, LibreOffice, Chromium and Frictionless make of a run's outputs
	@Scripts/setup readback
	@.build/readback/bin/python Scripts/readback $(BIN)

evaluate: release       ## the published measures on ../shared/data, against Scripts/floors.tsv
	@Scripts/evaluate $(BIN)

record:                 ## rewrites golden files, then fails: read the diff
	@RECORD=1 $(SWIFT) test --filter Golden

format:
	@$(SWIFT) format --in-place --recursive --parallel Sources Tests Package.swift

docs: release           ## docs/columns.md and docs/rules.md from the program's definitions
	@$(BIN) docs columns > docs/columns.md
	@$(BIN) docs rules > docs/rules.md

install: release        ## the command and its data below PREFIX
	@install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/standpoint
	@install -m 755 $(BIN) $(DESTDIR)$(PREFIX)/bin/standpoint
	@cp -r Lexicons Pipelines Models Samples $(DESTDIR)$(PREFIX)/share/standpoint/
	@install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions $(DESTDIR)$(PREFIX)/share/zsh/site-functions $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	@$(BIN) --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/standpoint
	@$(BIN) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_standpoint
	@$(BIN) --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/standpoint.fish
	@$(SWIFT) package plugin generate-manual --configuration release --multi-page >/dev/null
	@install -d $(DESTDIR)$(PREFIX)/share/man/man1
	@find .build/plugins/GenerateManual/outputs/standpoint -name 'standpoint*.1' -exec install -m 644 {} $(DESTDIR)$(PREFIX)/share/man/man1/ \;
