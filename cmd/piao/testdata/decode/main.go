// Command decode decodes YAML files into nodes and does nothing else. No program
// that reads them with that library can take less time.
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
