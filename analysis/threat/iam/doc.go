// Package iam decides what AWS policies allow.
//
// In go policy documents as trees of [model.Value], in the normal form of
// schema.NormalisePolicy, and requests; out come decisions that are yes, no or
// maybe, with the statements that they rest on. The package knows the language
// of policies and the order in which AWS evaluates them, but no service: which
// policies apply to a request is the caller's to say.
//
// # Three values
//
// Infrastructure code leaves much unknown: an account number in a variable, a
// name that the cloud makes up, a condition key that only the request tells. A
// [Truth] is therefore yes, maybe or no, combined as Kleene does. A deny that
// may apply makes an answer maybe: it denies where only what is certain counts,
// and does not where all that is possible counts.
//
// # Text with unknown parts
//
// A string that is known in part holds marks, made by [Unknown], for the parts
// that are not. Two marks of the same name stand for the same text, whatever it
// is; a mark that meets other text may be equal to it.
//
// The order of evaluation is that of
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html.
package iam
