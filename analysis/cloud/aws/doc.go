// Package aws turns answers of the AWS API into resources under Terraform's names.
//
// # How it is told
//
// Each type is a row of a table (rows_*.go): the call that lists it, the calls that
// tell more of one, and which member of the answers an attribute comes from. The
// answers are trees as the AWS CLI prints them, so that one table serves the live
// API (package sdk) and folders of recorded JSON ([Folder]).
//
// In goes a [Caller], which answers calls; out comes a cloud.Snapshot ([Read]). A
// call that is denied makes what it would have told about unreadable; only an error
// that says that something does not exist makes it absent.
//
// The package opens no connection.
package aws
