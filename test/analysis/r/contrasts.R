# Reference values for contrasts. Run from this folder: Rscript contrasts.R > contrasts.csv
# Each row: what, up to four arguments, up to two values with 17 significant digits (enough to give a double back).

number <- function(x) ifelse(is.na(x), "", sprintf("%.17g", x))
row <- function(what, a, b = NA, c = NA, d = NA, lower, upper = NA)
  cat(paste(c(what, number(c(a, b, c, d, lower, upper))), collapse = ","), "\n", sep = "")

cat("what,a,b,c,d,lower,upper\n")

z <- qnorm(0.975)

# The index a of A over b of B, and its interval on the log scale. Base R has no function for either.
sizes <- c(10, 13, 49, 56, 400, 20000)
for (A in sizes) for (B in sizes) for (a in unique(c(5, floor(A / 3), A - 5))) for (b in unique(c(5, floor(B / 2), B - 5))) {
  if (min(a, A - a, b, B - b) >= 5) {
    index <- (a / A) / (b / B)
    limits <- exp(log(index) + c(-1, 1) * z * sqrt(1 / a - 1 / A + 1 / b - 1 / B))
    row("index", a, A, b, B, index)
    row("indexinterval", a, A, b, B, limits[1], limits[2])
  }
}

# The contrast that the published report prints without its counts.
row("redcar", 1, 6, 30, 49, fisher.test(matrix(c(1, 5, 30, 19), 2))$p.value)

# Sets of strata: their number, the stratum, then Yes and relevant cases of the group ("stratum") and of the reference ("reference").
set.seed(1)
drawn <- function(k, n1, n2, p1, p2) lapply(seq_len(k), function(i) {
  m <- 1 + rpois(1, n1)
  n <- 2 + rpois(1, n2)
  c(rbinom(1, m, p1), m, rbinom(1, n, p2), n)
})
sets <- list(
  list(c(1, 6, 30, 49)),
  list(c(1, 6, 30, 49), c(2, 7, 20, 40)),
  list(c(0, 3, 5, 9), c(3, 3, 1, 8), c(2, 5, 4, 11)),
  list(c(8, 16, 21, 40), c(11, 19, 30, 37), c(5, 15, 12, 41)),
  list(c(400, 1000, 700, 1500), c(30, 90, 44, 100)),
  drawn(2, 5, 45, 0.3, 0.6), drawn(8, 5, 45, 0.4, 0.6), drawn(40, 5, 45, 0.5, 0.6), drawn(40, 5, 45, 0.55, 0.55), drawn(150, 6, 50, 0.5, 0.56)
)
for (i in seq_along(sets)) {
  strata <- sets[[i]]
  for (j in seq_along(strata)) {
    row("stratum", i, j, lower = strata[[j]][1], upper = strata[[j]][2])
    row("stratumreference", i, j, lower = strata[[j]][3], upper = strata[[j]][4])
  }
  tables <- array(unlist(lapply(strata, function(s) c(s[1], s[3], s[2] - s[1], s[4] - s[3]))), c(2, 2, length(strata)))
  # With a single stratum there is nothing to stratify by, and mantelhaen.test refuses: Fisher's test is the same test.
  exact <- if (length(strata) == 1) fisher.test(tables[, , 1])$p.value else mantelhaen.test(tables, exact = TRUE)$p.value
  row("exactstratified", i, lower = exact)
  # Greenland and Robins (1985) have no function in base R: their formulas.
  a <- tables[1, 1, ]; b <- tables[2, 1, ]
  n1 <- a + tables[1, 2, ]; n2 <- b + tables[2, 2, ]; n <- n1 + n2
  above <- sum(a * n2 / n); below <- sum(b * n1 / n)
  spread <- sqrt(sum((a + b) * n1 * n2 / n^2 - a * b / n) / (above * below))
  if (min(sum(a), sum(n1 - a), sum(b), sum(n2 - b)) >= 5) {
    row("rate", i, lower = above / below)
    limits <- above / below * exp(c(-1, 1) * z * spread)
    row("rateinterval", i, lower = limits[1], upper = limits[2])
  }
}
