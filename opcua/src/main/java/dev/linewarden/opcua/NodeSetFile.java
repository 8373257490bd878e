package dev.linewarden.opcua;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// A node set of the OPC Foundation as an XML document: its nodes, with the numbers of its own
/// namespace turned into those of a server. One that comes with the program: what is wrong in it is
/// a defect.
final class NodeSetFile {
  /// The namespace that the file is about, as it numbers it.
  private static final int OWN = 1;

  private final Element root;
  private final UShort namespace;
  private final Map<String, String> aliases = new HashMap<>();

  /// @param namespace the server's number for the file's namespace
  NodeSetFile(InputStream xml, UShort namespace) {
    this.root = parsed(xml);
    this.namespace = namespace;
    child(root, "Aliases")
        .ifPresent(list ->
            children(list, "Alias")
                .forEach(alias -> aliases.put(alias.getAttribute("Alias"), text(alias))));
  }

  private static Element parsed(InputStream xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setExpandEntityReferences(false);
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(xml).getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException("the node set cannot be read: " + e.getMessage(), e);
    }
  }

  /// Every node, in the order of the file.
  List<Element> nodes() {
    return children(root).stream().filter(each -> each.hasAttribute("NodeId")).toList();
  }

  /// Takes an alias too.
  NodeId id(String text) {
    NodeId id = NodeId.parse(aliases.getOrDefault(text, text));
    return id.getNamespaceIndex().intValue() == OWN
        ? new NodeId(
            namespace,
            (org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger) id.getIdentifier())
        : id;
  }

  QualifiedName browseName(Element node) {
    String name = node.getAttribute("BrowseName");
    return name.startsWith(OWN + ":")
        ? new QualifiedName(namespace, name.substring(name.indexOf(':') + 1))
        : new QualifiedName(0, name);
  }

  static Optional<Element> child(Element parent, String name) {
    return children(parent, name).stream().findFirst();
  }

  static List<Element> children(Element parent, String name) {
    return children(parent).stream().filter(each -> each.getLocalName().equals(name)).toList();
  }

  static List<Element> children(Element parent) {
    List<Element> all = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        all.add(element);
      }
    }
    return all;
  }

  static String text(Element element) {
    return element.getTextContent().strip();
  }

  /// The text of a child, or of a child of a child, named so; empty without one.
  static String textOf(Element parent, String... path) {
    Element at = parent;
    for (String step : path) {
      Optional<Element> next = child(at, step);
      if (next.isEmpty()) {
        return "";
      }
      at = next.get();
    }
    return text(at);
  }
}
