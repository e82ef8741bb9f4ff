# Reference values for the agreement of two readers. Run from this folder: Rscript agreement.R > agreement.csv
# Each row: what, the four counts (the first and then the second reader: yes yes, yes no, no yes, no no), up to two values with 17 digits.
# Kappa and AC1 are their formulas written out; McNemar's exact test is binom.test, and Wilson's limits are those of prop.test.

number <- function(x) ifelse(is.na(x), "", sprintf("%.17g", x))
row <- function(what, counts, lower, upper = NA) if (!is.na(lower))
  cat(paste(c(what, counts, number(c(lower, upper))), collapse = ","), "\n", sep = "")

cat("what,a,b,c,d,lower,upper\n")

pair <- function(a, b, c, d) {
  counts <- c(a, b, c, d)
  n <- sum(counts)
  agreed <- (a + d) / n
  first <- (a + b) / n
  second <- (a + c) / n
  chance <- first * second + (1 - first) * (1 - second)
  alike <- a == n || d == n
  row("kappa", counts, if (alike) NA else (agreed - chance) / (1 - chance))
  share <- (first + second) / 2
  chance <- 2 * share * (1 - share)
  row("ac1", counts, (agreed - chance) / (1 - chance))
  row("mcnemar", counts, if (b + c == 0) NA else binom.test(b, b + c)$p.value)
  limits <- suppressWarnings(prop.test(a + d, n, correct = FALSE)$conf.int)
  row("agreed", counts, limits[1], limits[2])
}

some <- c(0, 1, 3, 12, 57)
for (a in some) for (b in some) for (c in some) for (d in some) if (a + b + c + d > 0) pair(a, b, c, d)
pair(100000, 431, 512, 90000)
pair(1, 400, 600, 2)
