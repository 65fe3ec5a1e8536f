"""The names of the graph: namespaces, classes and properties (defined in ontology/policy.ttl).

Where a quad lives:

* a document's graph (`graph_iri(id)`) holds what is that document's alone: the document, its
  sections, the mentions, claims, targets and status reports, and how it names each entity;
* `ENTITIES` holds, once, what several documents can say of one thing: its type and labels, and
  the plain edges between entities. A union query would otherwise count such a triple once per
  document, because engines do not remove duplicates between graphs;
* `ONTOLOGY` holds policy.ttl;
* `FINDINGS` holds what comparing documents found; it follows from the documents' graphs.

The nodes and how they are reached:

    ?task pk:ledBy ?department                                    a plain edge, to just ask
    ?claim rdf:subject ?task ; rdf:predicate pk:ledBy ; rdf:object ?department ;
        pk:evidence ?passage ; pk:rule ?rule ; pk:confidence ?confidence    who says so, and where
    ?passage oa:hasSource ?document ; oa:hasSelector ?selector .
    ?selector oa:start ?start ; oa:end ?end ; oa:exact ?quote               in code points
    ?entity pk:mention ?mention . ?mention oa:start ?start ; oa:end ?end ; oa:exact ?quote
    ?appearance pk:appearanceOf ?entity ; oa:hasSource ?document ; skos:prefLabel ?name

Targets and status reports have pk:evidence, pk:rule and pk:confidence of their own.
"""

from __future__ import annotations

from typing import Final, get_args

from kg.extraction.facts import EntityType, RelationKind

PK: Final = "https://w3id.org/policy-kg/ontology#"
PKR: Final = "https://w3id.org/policy-kg/id/"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
ORG: Final = "http://www.w3.org/ns/org#"
ELI: Final = "http://data.europa.eu/eli/ontology#"
OA: Final = "http://www.w3.org/ns/oa#"
PROV: Final = "http://www.w3.org/ns/prov#"
DCT: Final = "http://purl.org/dc/terms/"
QUDT: Final = "http://qudt.org/schema/qudt/"
FOAF: Final = "http://xmlns.com/foaf/0.1/"

PREFIXES: Final[dict[str, str]] = {
    "pk": PK,
    "pkr": PKR,
    "skos": SKOS,
    "org": ORG,
    "eli": ELI,
    "oa": OA,
    "prov": PROV,
    "dct": DCT,
    "qudt": QUDT,
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
    "foaf": FOAF,
}

GRAPHS: Final = PKR + "graph/"  # every named graph begins so
ONTOLOGY: Final = PKR + "graph/ontology"
ENTITIES: Final = PKR + "graph/entities"
FINDINGS: Final = PKR + "graph/discrepancies"

# The class of each type that facts name; only Document has another name in the graph, since
# pk:PolicyDocument is a text of the corpus and pk:CitedDocument one that a text names.
CLASS_OF: Final[dict[str, str]] = {
    name: PK + ("CitedDocument" if name == "Document" else name) for name in get_args(EntityType)
}
TYPE_OF: Final[dict[str, str]] = {iri: name for name, iri in CLASS_OF.items()}

PREDICATE_OF: Final[dict[RelationKind, str]] = {
    "lead": PK + "ledBy",
    "responsible": PK + "responsibleUnit",
    "office": PK + "taskForceOffice",
    "member": PK + "hasMember",
    "located_in": PK + "locatedIn",
    "operated_by": PK + "operatedBy",
    "develops_industry": PK + "developsIndustry",
    "part_of": PK + "partOf",
    "advances": PK + "advances",
}
KIND_OF: Final[dict[str, RelationKind]] = {iri: kind for kind, iri in PREDICATE_OF.items()}
