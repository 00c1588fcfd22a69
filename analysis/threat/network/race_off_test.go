//go:build !race

package network

// raced reports whether the race detector watches the tests.
const raced = false
