// Holds PDF files to veraPDF's rules for PDF/UA-1; run by the Rhino shell that veraPDF brings, see pdf_validators.py.
// The rules are read from the profile's XML here, since the jar lacks the library that veraPDF itself reads it with.
// Arguments: a file that lists the PDF files. Prints a line of JSON for the number of rules and one for each file.
"use strict";

var pdfa = Packages.org.verapdf.pdfa;
var Profiles = pdfa.validation.profiles.Profiles;
var flavour = pdfa.flavours.PDFAFlavour.PDFUA_1;
var specification = pdfa.flavours.PDFAFlavour.Specification.ISO_14289_1;
var PROFILE = "org/verapdf/pdfa/validation/PDFUA-1.xml";

function listNodes(parent, name) {
  var found = parent.getElementsByTagName(name);
  var nodes = [];
  for (var i = 0; i < found.getLength(); i += 1) {
    nodes.push(found.item(i));
  }
  return nodes;
}

function readText(node, name) {
  return String(listNodes(node, name)[0].getTextContent());
}

function readRule(node) {
  var id = listNodes(node, "id")[0];
  return Profiles.ruleFromValues(
    Profiles.ruleIdFromValues(specification, id.getAttribute("clause"), parseInt(id.getAttribute("testNumber"), 10)),
    node.getAttribute("object"),
    node.hasAttribute("deferred") ? java.lang.Boolean.valueOf(node.getAttribute("deferred")) : null,
    node.getAttribute("tags"),
    readText(node, "description"),
    readText(node, "test"),
    Profiles.errorFromValues(readText(node, "message"), new java.util.ArrayList()),
    new java.util.ArrayList()
  );
}

function readVariable(node) {
  return Profiles.variableFromValues(
    node.getAttribute("name"), node.getAttribute("object"), readText(node, "defaultValue"), readText(node, "value")
  );
}

function readProfile() {
  var stream = java.lang.ClassLoader.getSystemResourceAsStream(PROFILE);
  var xml = javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream);
  var rules = new java.util.HashSet();
  var variables = new java.util.HashSet();
  listNodes(xml, "rule").forEach(function (node) { rules.add(readRule(node)); });
  listNodes(xml, "variable").forEach(function (node) { variables.add(readVariable(node)); });
  print(JSON.stringify({ rules: Number(rules.size()) }));
  var details = Profiles.profileDetailsFromValues("PDF/UA-1", "", "", new java.util.Date(0));
  return Profiles.profileFromValues(flavour, details, "", rules, variables);
}

function describeFailures(result) {
  var failures = [];
  for (var all = result.getTestAssertions().iterator(); all.hasNext();) {
    var found = all.next();
    var rule = found.getRuleId();
    failures.push(rule.getClause() + "-" + rule.getTestNumber() + " " + found.getMessage() + " " + found.getLocation().getContext());
  }
  return failures;
}

function check(profile, path) {
  var parser = pdfa.Foundries.defaultInstance().createParser(new java.io.File(path), flavour);
  try {
    var validator = pdfa.validation.validators.ValidatorFactory.createValidator(profile, false);
    var result = validator.validate(parser);
    print(JSON.stringify({
      file: path,
      isCompliant: Boolean(result.isCompliant()),
      checks: Number(result.getTotalAssertions()),
      failures: describeFailures(result)
    }));
  } finally {
    parser.close();
  }
}

Packages.org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise();
var profile = readProfile();
String(readFile(arguments[0], "UTF-8")).split("\n").filter(String).forEach(function (path) { check(profile, path); });
