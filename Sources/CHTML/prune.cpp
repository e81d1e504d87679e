// One pass over a document that drops comments, scripts, style sheets and document types, and keeps tags, attributes,
// texts and depth within bounds: libxml2 is quadratic in attributes of one tag and in open tags.
#include "prune.h"
#include "chtml.h"
#include <cstring>
#include <set>
#include <strings.h>

namespace {

bool is_space(uint8_t byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }
bool is_letter(uint8_t byte) { return ((byte | 32) >= 'a' && (byte | 32) <= 'z') || byte >= 0x80 || byte == '_'; }

class Pruner {
public:
  Pruner(const uint8_t *bytes, size_t count, bool is_html) : bytes(bytes), count(count), is_html(is_html) {
    out.reserve(count);
  }

  std::string run() {
    while (at < count) {
      if (bytes[at] != '<') {
        text();
      } else if (starts("<!--")) {
        skip_past("-->", 4, has_no_comment_end);
      } else if (starts("<![CDATA[")) {
        character_data();
      } else if (starts("<!")) {
        document_type();
      } else if (starts("<?")) {
        skip_past(is_html ? ">" : "?>", 2, has_no_instruction_end);
      } else {
        tag();
      }
    }
    return std::move(out);
  }

private:
  const uint8_t *bytes;
  size_t count;
  bool is_html;
  size_t at = 0;
  size_t text_length = 0;
  int depth = 0;
  std::string out;

  bool starts(const char *word) const {
    size_t length = strlen(word);
    return count - at >= length && memcmp(bytes + at, word, length) == 0;
  }

  /// From a position on, where `word` begins; `count` where it does not stand.
  size_t find(const char *word, size_t from) const {
    if (from >= count) return count;
    const void *hit = memmem(bytes + from, count - from, word, strlen(word));
    return hit ? static_cast<const uint8_t *>(hit) - bytes : count;
  }

  /// `find` that remembers what stands nowhere behind a place: hostile documents ask for it at every byte.
  size_t find_once(const char *word, size_t from, bool &is_missing) const {
    if (is_missing) return count;
    size_t hit = find(word, from);
    is_missing = hit == count;
    return hit;
  }

  static constexpr size_t MOST_VAIN = 4 << 20;
  bool has_no_comment_end = false, has_no_instruction_end = false, has_no_closing_tag = false;
  /// Bytes looked through for the ends of tags that have none.
  mutable size_t vain = 0;

  void skip_past(const char *word, size_t from, bool &is_missing) {
    size_t end = find_once(word, at + from, is_missing);
    // A comment that never ends would swallow the article: only its mark goes.
    at = end < count ? end + strlen(word) : at + from;
  }

  void put(uint8_t byte) { out.push_back(byte == 0 ? ' ' : static_cast<char>(byte)); }

  void text() {
    while (at < count && bytes[at] != '<') {
      if (text_length < CHTML_LONGEST_TEXT) put(bytes[at]);
      text_length++;
      at++;
    }
  }

  void character_data() {
    size_t end = find("]]>", at + 9);
    size_t stop = end < count ? end + 3 : count;
    if (!is_html && stop - at < 10 * CHTML_LONGEST_TEXT) out.append(reinterpret_cast<const char *>(bytes + at), stop - at);
    at = stop;
  }

  /// With its internal subset, if any: no entity is ever declared.
  void document_type() {
    int brackets = 0;
    while (at < count) {
      uint8_t byte = bytes[at++];
      if (byte == '[') brackets++;
      if (byte == ']') brackets--;
      if (byte == '>' && brackets <= 0) return;
    }
  }

  /// The end of the tag that begins here, quotes respected; `count` where it has none within bounds.
  size_t tag_end() const {
    uint8_t quote = 0;
    size_t longest = vain < MOST_VAIN ? CHTML_LONGEST_TAG : 1024;
    size_t limit = at + longest < count ? at + longest : count;
    bool in_value = false;
    for (size_t i = at + 1; i < limit; i++) {
      uint8_t byte = bytes[i];
      if (quote != 0) {
        if (byte == quote) quote = 0;
      } else if (byte == '>') {
        return i;
      } else if ((byte == '"' || byte == '\'') && in_value) {
        quote = byte;
      }
      if (!is_space(byte)) in_value = byte == '=';
    }
    vain += limit - at;
    return count;
  }

  void tag() {
    bool closes = at + 1 < count && bytes[at + 1] == '/';
    size_t name = at + (closes ? 2 : 1);
    if (name >= count || !is_letter(bytes[name])) {
      out += is_html ? "&lt;" : "";
      at++;
      return;
    }
    size_t end = tag_end();
    if (end == count) return drop_tag();
    size_t stop = name;
    while (stop < end && !is_space(bytes[stop]) && bytes[stop] != '/' && bytes[stop] != '>') stop++;
    std::string word(reinterpret_cast<const char *>(bytes + name), stop - name);
    text_length = 0;
    if (!closes && is_html && skips(word, end)) return;
    bool empty = bytes[end - 1] == '/' || (is_html && (is_void(word) || is_implied(word)));
    if (closes) {
      if (depth > 0 && !empty) depth--;
      if (depth < CHTML_DEEPEST || empty) out.append(reinterpret_cast<const char *>(bytes + at), stop - at), put('>');
    } else {
      if (depth < CHTML_DEEPEST || empty) open(stop, end);
      if (!empty) depth++;
    }
    at = end + 1;
  }

  /// A tag without an end: what stands there up to the next tag goes.
  void drop_tag() {
    size_t next = find(">", at + 1);
    at = next < count ? next + 1 : count;
  }

  template <size_t n> static bool is_any(const char *const (&names)[n], const std::string &word) {
    for (const char *name : names)
      if (strcasecmp(name, word.c_str()) == 0) return true;
    return false;
  }

  static bool is_void(const std::string &word) {
    static const char *const names[] = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
                                        "param", "source", "track", "wbr"};
    return is_any(names, word);
  }

  /// Elements that the next of their kind closes: their number says nothing about depth.
  static bool is_implied(const std::string &word) {
    static const char *const names[] = {"p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "tbody", "thead",
                                        "tfoot", "colgroup", "rt", "rp"};
    return is_any(names, word);
  }

  /// Elements whose content is no text, passed over whole. Data in JSON stays.
  bool skips(const std::string &word, size_t end) {
    static const char *const names[] = {"script", "style", "noembed", "noframes", "template", "svg", "textarea"};
    for (const char *name : names) {
      if (strcasecmp(name, word.c_str()) != 0) continue;
      std::string head(reinterpret_cast<const char *>(bytes + at), end - at);
      if (strcasecmp(name, "script") == 0 && strcasestr(head.c_str(), "ld+json") != nullptr) return keep_data(end);
      at = element_end(name, end + 1);
      return true;
    }
    return false;
  }

  /// Where an element whose content is raw ends; where its closing tag is missing, where its opening tag ends. The
  /// search is remembered for each name: what is missing once is missing for good.
  size_t element_end(const char *name, size_t from) {
    std::string word(name);
    if (missing.count(word) > 0) return from;
    size_t length = word.size();
    for (size_t i = find_once("</", from, has_no_closing_tag); i < count; i = find("</", i + 2)) {
      if (count - i - 2 >= length && strncasecmp(reinterpret_cast<const char *>(bytes + i + 2), name, length) == 0) {
        size_t close = find(">", i);
        return close < count ? close + 1 : count;
      }
    }
    missing.insert(word);
    return from;
  }

  std::set<std::string> missing;

  bool keep_data(size_t end) {
    size_t stop = element_end("script", end + 1);
    if (stop - at <= CHTML_LONGEST_TEXT) {
      out.append(reinterpret_cast<const char *>(bytes + at), stop - at);
    }
    at = stop;
    return true;
  }

  /// The tag up to its name, then its first attributes.
  void open(size_t stop, size_t end) {
    out.append(reinterpret_cast<const char *>(bytes + at), stop - at);
    int attributes = 0;
    uint8_t quote = 0;
    bool in_name = false, in_value = false;
    for (size_t i = stop; i < end && attributes <= CHTML_MOST_ATTRIBUTES; i++) {
      uint8_t byte = bytes[i];
      if (quote != 0) {
        if (byte == quote) quote = 0;
      } else if ((byte == '"' || byte == '\'') && in_value) {
        quote = byte;
        in_name = false;
      } else if (is_space(byte)) {
        in_name = false;
      } else if (!in_name && byte != '=' && !in_value) {
        in_name = true;
        attributes++;
      }
      if (!is_space(byte)) in_value = quote == 0 && byte == '=';
      if (attributes <= CHTML_MOST_ATTRIBUTES) put(byte);
    }
    out += attributes > CHTML_MOST_ATTRIBUTES && bytes[end - 1] == '/' ? "/>" : ">";
  }
};

} // namespace

std::string chtml_prune(const uint8_t *bytes, size_t count, bool is_html) { return Pruner(bytes, count, is_html).run(); }
