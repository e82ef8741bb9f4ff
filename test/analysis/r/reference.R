# Reference values for the interval tests. Run from this folder: Rscript reference.R > reference.csv
# Each row: what, up to four arguments, up to two values with 17 significant digits (enough to give a double back).

number <- function(x) ifelse(is.na(x), "", sprintf("%.17g", x))
row <- function(what, a, b = NA, c = NA, d = NA, lower, upper = NA)
  cat(paste(c(what, number(c(a, b, c, d, lower, upper))), collapse = ","), "\n", sep = "")

cat("what,a,b,c,d,lower,upper\n")

# 80 and 95 per cent, and the Bonferroni levels of two and three questions at each.
levels <- c(0.8, 0.95, 1 - 0.2 / 2, 1 - 0.2 / 3, 1 - 0.05 / 2, 1 - 0.05 / 3)
sizes <- c(1, 2, 3, 5, 6, 13, 43, 55, 56, 100, 1000, 100000, 1000000)
counts <- function(n) sort(unique(c(0, 1, 2, floor(n / 3), floor(n / 2), floor(0.65 * n), n - 2, n - 1, n)))

for (n in sizes) for (x in counts(n)) if (x >= 0 && x <= n) for (level in levels) {
  wilson <- suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE))$conf.int
  exact <- binom.test(x, n, conf.level = level)$conf.int
  row("wilson", x, n, level, lower = wilson[1], upper = wilson[2])
  row("exact", x, n, level, lower = exact[1], upper = exact[2])
}

for (p in c(1e-10, 1e-4, 0.01, 0.025, 0.1, 0.25, 0.5, 0.8, 0.9, 0.975, 0.995, 1 - 1e-7)) row("qnorm", p, lower = qnorm(p))

for (a in c(0.5, 1, 2.5, 28, 1000, 500000)) for (b in c(0.5, 1, 7, 29, 2000)) {
  for (p in c(0.001, 0.025, 0.1, 0.5, 0.9, 0.999)) row("qbeta", p, a, b, lower = qbeta(p, a, b))
  for (x in c(0.001, 0.2, 0.5, 0.65, 0.9)) row("pbeta", x, a, b, lower = pbeta(x, a, b))
}

# phyper(x, K, N - K, n): at most x of a sample of n from N of which K are marked.
for (N in c(1, 2, 10, 85, 85000)) for (n in unique(c(1, ceiling(N / 3), ceiling(0.66 * N), N))) {
  for (K in unique(round(c(0, 1, N / 2, 0.65 * N, N - 1, N)))) for (x in unique(c(0, 1, round(n * K / N), n - 1, n))) {
    if (K >= 0 && K <= N && x >= 0) row("phyper", x, N, K, n, lower = phyper(x, K, N - K, n))
  }
}

# The limits of K that a two-sided test by phyper does not reject, found by trying every K. A tail that is exactly as likely as the
# test allows is rejected: the factor keeps rounding from deciding it.
inverted <- function(x, n, N, level) {
  tail <- (1 - level) / 2 * (1 + 1e-9)
  K <- x:(N - n + x)
  above <- phyper(x - 1, K, N - K, n, lower.tail = FALSE)
  below <- phyper(x, K, N - K, n)
  range(K[above > tail & below > tail])
}
for (N in c(1, 2, 6, 57, 85, 200, 5000)) for (n in unique(c(1, ceiling(N / 4), ceiling(2 * N / 3), N, min(56, N)))) {
  for (x in unique(c(0, 1, floor(n / 2), n - 1, n))) if (x <= n && x >= 0) for (level in levels) {
    limits <- inverted(x, n, N, level)
    row("hypergeometric", x, n, N, level, lower = limits[1], upper = limits[2])
  }
}

# Sample size of a finite population: n0 / (1 + (n0 - 1) / N), n0 = z^2 / 4 / margin^2, rounded up.
for (N in c(1, 2, 20, 52, 85, 164, 1000, 100000)) for (level in c(0.8, 0.9, 0.95)) for (margin in c(2.5, 5, 10)) {
  n0 <- (qnorm((1 + level) / 2) / (margin / 100))^2 / 4
  row("samplesize", N, level, margin, lower = ceiling(n0 / (1 + (n0 - 1) / N)))
}
