module github.com/parapet-iac/parapet

go 1.26
