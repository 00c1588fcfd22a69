// Package client asks an API server of Kubernetes what is there, by requests that
// only read.
//
// The server is that of a kubeconfig, or of the cluster in which the program runs.
// A kubeconfig may name a program that gets credentials, and then that is started:
// one that lies within the workspace is not taken unless a person names it.
package client
