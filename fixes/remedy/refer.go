package remedy

import "regexp"

// reference takes a reference to an object of Kubernetes apart. Other languages have
// expressions of that kind, which are none.
var reference = regexp.MustCompile(`^\$\{(self|k8s_\w+\.\w+)\.([^{}]+)\}$`)

// Filled returns a value of a remedy for an object of Kubernetes, which has references
// by value only: what they lead to takes the place of ${self.path}, the value at a path
// of the judged object, and of ${type.any.path}, that of an object of a type beside it,
// whatever its name. The function is given "self" or "type.any", and the path.
func Filled(v any, referred func(to, path string) (any, error)) (any, error) {
	switch v := v.(type) {
	case string:
		ref := reference.FindStringSubmatch(v)
		if ref == nil {
			return v, nil
		}
		return referred(ref[1], ref[2])
	case map[string]any:
		out := map[string]any{}
		for name, x := range v {
			y, err := Filled(x, referred)
			if err != nil {
				return nil, err
			}
			out[name] = y
		}
		return out, nil
	case []any:
		out := make([]any, len(v))
		for i, x := range v {
			y, err := Filled(x, referred)
			if err != nil {
				return nil, err
			}
			out[i] = y
		}
		return out, nil
	}
	return v, nil
}
