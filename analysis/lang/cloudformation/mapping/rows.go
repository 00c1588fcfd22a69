package mapping

import "slices"

// rows are all of them.
var rows = func() []Row {
	special := slices.Concat(networkRows, computeRows, iamRows, storageRows, databaseRows, samRows)
	return append(special, plainRows(special)...)
}()
