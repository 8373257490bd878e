package dev.linewarden.capture;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// What a camera says of itself in XML (GenICam), as far as it could end the process: libaravis
/// follows a node's references without a bound, on the stack of the thread that asks, and takes as
/// much memory as a register claims to have. The bounds are far above what real descriptions need;
/// whether the rest makes sense is not looked at. One thread.
final class CameraDescription {
  private static final int DEPTH_MAX = 64;

  /// Nodes from a feature to its register, each by a reference; real ones have a dozen.
  private static final int CHAIN_MAX = 100;

  /// Nodes to be asked for the value of one feature, each as often as it is asked.
  private static final long QUESTIONS_MAX = 100_000;

  /// Of one register; more is taken from memory at once.
  private static final long REGISTER_BYTES_MAX = 16 << 20;

  /// By which a node's own value is found. The others (limits, locks, what is selected) may go
  /// round in circles and do so in real descriptions: they are not followed any further.
  private static final Set<String> VALUE_REFERENCES =
      Set.of(
          "pValue",
          "pValueDefault",
          "pValueIndexed",
          "pVariable",
          "pIndex",
          "pAddress",
          "pLength",
          "pPort");

  /// What has a name that nobody refers to.
  private static final Set<String> PARTS = Set.of("EnumEntry", "Constant", "Expression");

  /// The one kind of node that has no name: registers of one address.
  private static final String NAMELESS = "StructReg";

  /// Nodes that libaravis adds, and which refer to each other.
  private static final String LIBRARY_PREFIX = "ArvGev";

  /// By a node's name, the nodes that it asks for its value. Twice the same is asked twice.
  private final Map<String, List<String>> references = new HashMap<>();

  private final Map<String, Cost> costs = new HashMap<>();
  private final StringBuilder text = new StringBuilder();

  /// The node around the place that is being read; empty = none.
  private String node = "";

  private int nodeDepth;
  private int depth;

  /// Of asking for a node's value.
  private record Cost(int chain, long questions) {}

  private CameraDescription() {}

  /// Throws, as a sentence, what is wrong with it.
  static void check(byte[] xml) throws CameraFault {
    CameraDescription description = new CameraDescription();
    try {
      description.read(xml);
    } catch (XMLStreamException e) {
      throw new CameraFault(
          "its description is not XML: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
    }
    for (String name : description.references.keySet()) {
      description.cost(name, new HashSet<>());
    }
  }

  /// To the end of its first element; what stands behind it, libaravis does not read either.
  private void read(byte[] xml) throws XMLStreamException, CameraFault {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
    do {
      switch (reader.next()) {
        case XMLStreamConstants.DTD ->
            throw new CameraFault("its description has a document type, which none has");
        case XMLStreamConstants.START_ELEMENT ->
            begin(
                reader.getLocalName(),
                reader.getAttributeValue(null, "Name"),
                reader.getAttributeValue(null, "pOffset"));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            text.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> end(reader.getLocalName());
        default -> {}
      }
    } while (depth > 0 || !reader.isEndElement());
  }

  private void begin(String element, @Nullable String name, @Nullable String offset)
      throws CameraFault {
    text.setLength(0);
    if (++depth > DEPTH_MAX) {
      throw new CameraFault("its description is nested deeper than %d".formatted(DEPTH_MAX));
    }
    if (name != null && name.startsWith(LIBRARY_PREFIX)) {
      throw new CameraFault("its description uses the name %s of the library".formatted(name));
    }
    if (node.isEmpty()) {
      if (name != null || element.equals(NAMELESS)) {
        // In a node without a name stand some that have one, and share what it refers to.
        node = name != null ? name : NAMELESS + " " + references.size();
        nodeDepth = depth;
        refersTo(node);
      }
    } else if (name != null
        && !name.equals(node)
        && !VALUE_REFERENCES.contains(element)
        && !PARTS.contains(element)) {
      refersTo(name).add(node);
    }
    if (offset != null) {
      refersTo(node).add(offset);
    }
  }

  private void end(String element) throws CameraFault {
    String value = text.toString().trim();
    text.setLength(0);
    if (!node.isEmpty() && VALUE_REFERENCES.contains(element)) {
      refersTo(node).add(value);
    } else if (element.equals("Length") && !isLength(value)) {
      throw new CameraFault(
          "its description has a register of %s bytes in %s".formatted(value, node));
    }
    if (depth == nodeDepth) {
      node = "";
      nodeDepth = 0;
    }
    depth--;
  }

  private List<String> refersTo(String name) {
    return references.computeIfAbsent(name, _ -> new ArrayList<>());
  }

  private static boolean isLength(String value) {
    try {
      long bytes = Long.decode(value);
      return bytes >= 0 && bytes <= REGISTER_BYTES_MAX;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /// @param above the nodes that ask for this one's value
  private Cost cost(String name, Set<String> above) throws CameraFault {
    Cost known = costs.get(name);
    if (known != null) {
      return known;
    }
    if (!above.add(name)) {
      throw new CameraFault("%s in its description refers to itself".formatted(name));
    }
    int chain = 1;
    long questions = 1;
    for (String next : references.getOrDefault(name, List.of())) {
      if (above.size() > CHAIN_MAX) {
        throw tooFar(name);
      }
      Cost cost = cost(next, above);
      chain = Math.max(chain, 1 + cost.chain());
      questions += cost.questions();
      if (chain > CHAIN_MAX || questions > QUESTIONS_MAX) {
        throw tooFar(name);
      }
    }
    above.remove(name);
    Cost cost = new Cost(chain, questions);
    costs.put(name, cost);
    return cost;
  }

  private static CameraFault tooFar(String name) {
    return new CameraFault(
        "%s in its description refers further than %d nodes or to more than %d"
            .formatted(name, CHAIN_MAX, QUESTIONS_MAX));
  }
}
