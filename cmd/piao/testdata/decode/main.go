// Command decode decodes YAML files into nodes and does nothing else: the least that
// any program which reads them with that library can take.
package main

import (
	"log"
	"os"

	"gopkg.in/yaml.v3"
)

func main() {
	for _, name := range os.Args[1:] {
		text, err := os.ReadFile(name)
		if err != nil {
			log.Fatal(err)
		}
		var document yaml.Node
		if err := yaml.Unmarshal(text, &document); err != nil {
			log.Fatal(err)
		}
	}
}
