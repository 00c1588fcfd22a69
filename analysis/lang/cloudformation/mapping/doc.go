// Package mapping brings resources of CloudFormation into the form of canonical types,
// which are those of Terraform's provider, by tables.
//
// A [Row] says which type a resource is and what becomes of its properties. Most
// properties need no line: a name in CamelCase is looked up in the schema of the type in
// snake_case, as it is or in the singular, and the schema tells the form of its value. A
// line of a row names the exceptions: where a property goes, and what is done to it on its
// way.
//
// The facts are those of the resource reference,
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html,
// and of the provider's documentation,
// https://registry.terraform.io/providers/hashicorp/aws/latest/docs.
//
// In go properties as they are evaluated; out come values that keep their places, what
// they refer to and what is unknown of them. The package knows no template.
package mapping
