package mapping

import "slices"

// rows are all of them.
var rows = slices.Concat(networkRows, computeRows, iamRows, storageRows, databaseRows)
