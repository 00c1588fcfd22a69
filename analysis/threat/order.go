package threat

// ComparePaths orders paths: by assumptions, by cost, by length, by name.
func ComparePaths(a, b Path) int { return comparePaths(a, b) }
