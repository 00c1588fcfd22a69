// Package policytest runs the tests of a folder of custom policies: the
// examples in folders named examples, whose "# want" comments say where a policy
// finds something, and the Rego tests in files named *_test.rego.
//
// In goes the folder, out come [Result] values. It analyses examples as the
// check command does, and Rego tests can use no more than policies can: no
// network, no environment, no clock.
package policytest
