package mapping

import "github.com/parapet-iac/parapet/analysis/model"

// finishers do what no line of a row can say.
var finishers = map[string]func(m *maker, props *model.Value, top *level){}
