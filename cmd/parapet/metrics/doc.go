// Package metrics serves numbers to Prometheus, and tells whether all is well, over
// HTTP on an address of this machine.
//
// In go [Metric]s and the error of the last round, if it failed; out come /metrics, in
// the text format of Prometheus, and /healthz. The format is written here, in a few
// lines, since the client library would be linked into every command and brings much
// that a handful of gauges has no use for; tests read it back by Prometheus' own
// parser.
//
// The package listens, and opens no connection.
package metrics
