# Reference values for the comparison of two samples. Run from this folder: Rscript two-samples.R > two-samples.csv
# Each row: what, up to four arguments, up to two values with 17 significant digits (enough to give a double back).

number <- function(x) ifelse(is.na(x), "", sprintf("%.17g", x))
row <- function(what, a, b = NA, c = NA, d = NA, lower, upper = NA)
  cat(paste(c(what, number(c(a, b, c, d, lower, upper))), collapse = ","), "\n", sep = "")

cat("what,a,b,c,d,lower,upper\n")

sizes <- c(1, 2, 5, 13, 29, 56, 400, 20000)
counts <- function(n) unique(c(0, 1, floor(n / 3), floor(0.65 * n), n - 1, n))
level <- 0.95

# Method 10 has no function in base R: the square-and-add formula of the paper, on the limits that prop.test gives.
score <- function(x, n) suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE))$conf.int
method10 <- function(a, m, b, n) {
  p1 <- a / m
  p2 <- b / n
  one <- score(a, m)
  two <- score(b, n)
  c(p1 - p2 - sqrt((p1 - one[1])^2 + (two[2] - p2)^2), p1 - p2 + sqrt((one[2] - p1)^2 + (p2 - two[1])^2))
}

# Arguments of both: Yes and relevant cases of the first sample, then of the second.
for (m in sizes) for (n in sizes) for (a in counts(m)) for (b in counts(n)) if (m <= n) {
  limits <- method10(a, m, b, n)
  row("newcombe", a, m, b, n, limits[1], limits[2])
  row("fisher", a, m, b, n, fisher.test(matrix(c(a, m - a, b, n - b), 2))$p.value)
}

# A family: its number, the place in it, the probability; then the adjusted one.
families <- list(
  c(0.04), c(0.01, 0.5, 0.02), c(0.05, 0.05, 0.05), c(1, 0, 0.2), c(0.001, 0.011, 0.012, 0.013, 0.9),
  c(0.3, 0.2, 0.1, 0.04, 0.03, 0.02, 0.01, 0.005, 0.004, 0.003, 0.002, 0.001), 1:20 / 400
)
for (i in seq_along(families)) {
  adjusted <- p.adjust(families[[i]], "holm")
  for (j in seq_along(adjusted)) row("holm", i, j, families[[i]][j], lower = adjusted[j])
}
