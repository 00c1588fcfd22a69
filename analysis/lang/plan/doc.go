// Package plan reads what Terraform and OpenTofu say of a configuration: plans and
// states as "terraform show -json" prints them, and state files.
//
// In goes JSON text, out come [Instance]s: one for each instance of a resource, with
// its address, its values in the form of the model, and what is unknown or
// sensitive. See
// https://developer.hashicorp.com/terraform/internals/json-format for the format
// that is printed; that of state files (version 4) is internal to Terraform and
// stable since version 0.12.
//
// [Place] lets instances stand where the configuration declares them.
package plan
