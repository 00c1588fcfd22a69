// Package cloud holds what runs: resources as a cloud, a state file or a recorded
// snapshot reports them, under canonical types and attributes.
//
// A [Snapshot] is a reading at one time: the resources, which types were read
// where, and what could not be read. A type that was read completely and lacks a
// resource says that it is gone; one that could not be read says nothing. Readers
// are in packages of their own: aws turns answers of the AWS API into resources,
// aws/sdk asks for them.
//
// Values of secrets are never part of a snapshot: the tables of readers name the
// attributes that are taken, and no other is.
package cloud
