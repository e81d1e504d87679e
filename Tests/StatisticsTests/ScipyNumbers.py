#!/usr/bin/env python3
"""Reference numbers of scipy and statsmodels for Tests/StatisticsTests, as Swift. `python3 ScipyNumbers.py > ScipyNumbers.swift`.
The test runs this script again where scipy is installed and compares; elsewhere it trusts the committed numbers."""
import itertools, math
import numpy as np
from scipy import stats

# Articles: (sum of scores in thousandths, quotations).
A = [(900, 3), (-200, 2), (1500, 4), (300, 1), (0, 2), (700, 2), (-500, 3), (1200, 5), (250, 1), (640, 2), (100, 3), (820, 2)]
B = [(-400, 2), (100, 1), (-900, 4), (300, 2), (-700, 3), (0, 1), (-350, 2), (-1200, 3), (200, 2), (-100, 1)]
SMALL_A, SMALL_B = A[:5], B[:4]
P = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269, 0.275, 0.34, 0.341, 0.384, 0.569, 0.594, 0.696]

def ratio(pairs):
    return sum(s for s, _ in pairs) / sum(c for _, c in pairs)

def statistic(a, b):
    def moments(pairs):
        s, c = np.array(pairs, float).T
        r, n = s.sum() / c.sum(), len(s)
        return r, n / (n - 1) * ((s - r * c) ** 2).sum() / c.sum() ** 2
    (ra, va), (rb, vb) = moments(a), moments(b)
    return (ra - rb) / math.sqrt(va + vb)

def exact_p(a, b):
    pool, seen, reached = a + b, 0, 0
    observed = abs(statistic(a, b))
    for chosen in itertools.combinations(range(len(pool)), len(a)):
        x = [pool[i] for i in chosen]
        y = [pool[i] for i in range(len(pool)) if i not in chosen]
        seen += 1
        reached += abs(statistic(x, y)) >= observed * (1 - 1e-9)
    return reached / seen

def scipy_p(a, b):
    """The same through scipy: positions are permuted, the statistic looks articles up."""
    pool = a + b
    def of(x, y):
        return statistic([pool[int(i)] for i in x], [pool[int(i)] for i in y])
    done = stats.permutation_test((np.arange(len(a)), np.arange(len(a), len(pool))), of, permutation_type="independent",
                                  alternative="two-sided", n_resamples=np.inf)
    # scipy's two-sided p is twice the smaller tail; ours counts |t|.
    null = np.abs(done.null_distribution)
    return float((null >= abs(done.statistic) * (1 - 1e-9)).mean())

def bootstrap(samples, of, seed):
    data = tuple(np.arange(len(s)) for s in samples)
    done = stats.bootstrap(data, of, n_resamples=20000, method="BCa", vectorized=False, random_state=np.random.default_rng(seed))
    return done.confidence_interval.low, done.confidence_interval.high

def main():
    one = bootstrap([A], lambda i: ratio([A[k] for k in i.astype(int)]), 1)
    two = bootstrap([A, B], lambda i, j: ratio([A[k] for k in i.astype(int)]) - ratio([B[k] for k in j.astype(int)]), 2)
    q = stats.false_discovery_control(P)
    try:
        from statsmodels.stats.multitest import multipletests
        from statsmodels.stats.proportion import proportion_confint
        assert np.allclose(multipletests(P, method="fdr_bh")[1], q, atol=1e-15)
        wilson = [proportion_confint(k, n, method="wilson") for k, n in [(0, 10), (3, 17), (50, 100), (9, 9)]]
    except ImportError:
        wilson = [tuple(stats.binomtest(k, n).proportion_ci(method="wilson")) for k, n in [(0, 10), (3, 17), (50, 100), (9, 9)]]
    assert abs(exact_p(SMALL_A, SMALL_B) - scipy_p(SMALL_A, SMALL_B)) < 1e-12
    swift = lambda pairs: "[" + ", ".join(f"({a}, {b})" for a, b in pairs) + "]"
    number = lambda x: repr(float(x))
    numbers = lambda xs: "[" + ", ".join(number(x) for x in xs) + "]"
    print("// Made by ScipyNumbers.py; do not edit.\nenum ScipyNumbers {")
    print(f"  static let a = {swift(A)}\n  static let b = {swift(B)}")
    print(f"  static let p = {numbers(P)}\n  static let q = {numbers(q)}")
    print(f"  static let interval = ({number(one[0])}, {number(one[1])})")
    print(f"  static let differenceInterval = ({number(two[0])}, {number(two[1])})")
    print(f"  static let exactP = {number(exact_p(SMALL_A, SMALL_B))}")
    print(f"  static let wilson = [{', '.join(f'({number(l)}, {number(h)})' for l, h in wilson)}]")
    zs = [1e-9, 0.001, 0.025, 0.3, 0.5, 0.9, 0.975, 0.9999]
    print(f"  static let levels = {numbers(zs)}\n  static let quantiles = {numbers(stats.norm.ppf(zs))}")
    print("}")

main()
