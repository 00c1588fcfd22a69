// Package helm writes remedies into charts: into the file of values where a value
// came from there, into the text of the template otherwise.
//
// Where a value exists, the place behind it is the truth: a scalar is replaced there.
// What is missing becomes a line in the innermost mapping that exists on its path,
// in values or in the template, indented as what stands there. What an action makes
// is not touched: only plain text is edited. That the chart then renders to what was
// wanted is proved by analysing it again, as for all fixes.
package helm
