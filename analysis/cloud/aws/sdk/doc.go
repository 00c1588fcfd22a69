// Package sdk answers the calls of package aws by asking AWS, with the SDK for Go
// and its standard chain of credentials. It only reads: the table of operations
// (operations.go) is all that it can call.
//
// Beside fixes/forge it is the one package that opens connections. Nothing in it
// writes credentials, requests or answers anywhere.
package sdk
