//go:build !race

package lsp_test

// raced reports whether the tests run with the race detector, as the server then
// does too.
const raced = false
