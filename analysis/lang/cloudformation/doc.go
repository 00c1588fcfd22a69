// Package cloudformation is the front end for templates of AWS CloudFormation
// (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/) in YAML
// and JSON, and of the Serverless Application Model
// (https://github.com/aws/serverless-application-model/blob/master/versions/2016-10-31.md).
//
// A template is told by its text. Its resources are evaluated: parameters have their
// defaults, conditions are yes, no or unknown, mappings are looked up, intrinsic
// functions computed as far as that is possible; what a function cannot know is
// unknown and refers to what it is made from. The sub-package mapping brings the
// properties into the form of canonical types.
//
// # Stacks and addresses
//
// A template is a stack, named by the path of its file, and the address of a resource is
// its logical id: Bucket. A template that another one of the workspace takes for a nested
// stack is evaluated there, with the parameters that it is given, and its resources are
// in the stack of that one: Network.Vpc. Templates that import what others of the
// workspace export are one stack with them, named by the folder that they share; there, an
// address begins with the file: network.yaml/Vpc.
//
// # Increments
//
// Where an edit of YAML lies within one resource, that one alone is read again, else the
// file. Every resource, parameter and so on has an anchor of its own, so that an edit
// elsewhere leaves it as it is; what a resource came to is kept as long as it reads the
// same, and so do parameters, mappings and conditions.
package cloudformation
