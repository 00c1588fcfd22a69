// Package lsp is the language server: the Language Server Protocol 3.18 on one
// side, workspaces on the other.
//
// In go messages; out come diagnostics, hovers, actions, lenses, hints, links and
// completions that are made of what package workspace knows. The package knows no
// IaC language, no policy and no cloud.
//
// # One message's way
//
// Notifications run in the order of the wire and are quick: they note a change
// and wake the folder that it lies in. Each folder has a goroutine that lets its
// engine catch up and publishes what has changed; a newer edit abandons the work
// of an older one. A request sees the documents as they were when it came and the
// newest finished snapshot; it never waits for an analysis (a pull of diagnostics
// aside) and runs beside others.
//
//	conn.go      the wire: order, cancelling, errors, panics
//	server.go    the handshake, and what lives as long as the connection
//	document.go  what the editor shows
//	position.go  byte offsets and the editor's positions
//	folder.go    one workspace folder, its engine and its loop
//	folders.go   which folders there are
//	publish.go   findings as diagnostics, pushed
//	pull.go      the same, pulled
//	paths.go     breach paths: where they stand, and diagnostics about them
//	graph.go     breach paths as a document
//	drift.go     what runs, as it was recorded, beside the code
//	settings.go  what the user wants
//	watch.go     files that change outside the editor
//
// Each of the other files is one family of methods.
package lsp
