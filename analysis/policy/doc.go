// Package policy loads Rego policies, judges resources by them and knows what
// people have silenced.
//
// # What flows in and out
//
// [Load] takes the policies that Parapet ships, a file system of Rego modules,
// and those of customers. A module in the package parapet.<type> judges
// resources of that canonical type, a dot in the type being an underscore; every
// other package is a library. Each partial set rule of such a package is one
// policy, described by the METADATA comment in front of it.
//
// [Set.Judge] hands a resource's value to the rules of its type as input and
// turns what they contain, paths of attributes, into verdicts. A verdict whose
// paths meet a value that cannot be known is inconclusive.
//
// # What costs when
//
// Loading reads the package line of each module and no more. The modules of a
// type are parsed and compiled when a resource of it is judged for the first
// time, together with those library rules that they can reach; metadata are
// decoded policy by policy when a verdict names them. Policies of customers are
// checked in full while they are loaded, since nobody else has.
// Of those rules only the ones are evaluated whose plain conditions on literal
// attributes hold, and what they say is remembered by the content that they were
// shown, so that equal resources are judged once.
// [Set.Remember] adds a [Store] to that, with which what earlier runs found out
// takes no Rego at all.
//
// The package never touches files of a workspace or source text, and policies
// have no way to the network, the environment, the clock or chance.
package policy
