package dev.lenet.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A page of Markdown, with its headings and links. */
final class MarkdownPage {
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), HeadingAnchorExtension.create());

  private final Node root;

  /**
   * A heading.
   *
   * @param anchor the fragment of its address, as code hosts form it
   */
  record Section(int level, String title, String anchor) {}

  /** A link. */
  record Reference(String title, String target) {}

  MarkdownPage(String markdown) {
    root = Parser.builder().extensions(EXTENSIONS).build().parse(markdown);
  }

  /** The text of the first heading. */
  String title() {
    return sections().get(0).title();
  }

  /** All headings, in order. */
  List<Section> sections() {
    IdGenerator anchors = IdGenerator.builder().build();
    List<Section> sections = new ArrayList<>();
    root.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            String title = text(heading);
            sections.add(new Section(heading.getLevel(), title, anchors.generateId(title)));
          }
        });
    return sections;
  }

  /** All links and pictures, in order. */
  List<Reference> references() {
    return references(root);
  }

  private static List<Reference> references(Node part) {
    List<Reference> references = new ArrayList<>();
    part.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            references.add(new Reference(text(link), link.getDestination()));
            visitChildren(link);
          }

          @Override
          public void visit(Image image) {
            references.add(new Reference(text(image), image.getDestination()));
          }
        });
    return references;
  }

  /** The links in lists, under the heading of second level that they stand below. */
  Map<String, List<Reference>> lists() {
    Map<String, List<Reference>> lists = new LinkedHashMap<>();
    String heading = "";
    for (Node node = root.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading title && title.getLevel() == 2) {
        heading = text(title);
      } else if (node instanceof BulletList list) {
        lists.computeIfAbsent(heading, name -> new ArrayList<>()).addAll(references(list));
      }
    }
    return lists;
  }

  /** The page as HTML, with other addresses in its links. */
  String html(UnaryOperator<String> addresses) {
    return HtmlRenderer.builder()
        .extensions(EXTENSIONS)
        .attributeProviderFactory(
            context ->
                (node, tag, attributes) -> {
                  attributes.computeIfPresent("href", (name, address) -> addresses.apply(address));
                  attributes.computeIfPresent("src", (name, address) -> addresses.apply(address));
                })
        .build()
        .render(root);
  }

  private static String text(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code part) {
            text.append(part.getLiteral());
          }
        });
    return text.toString();
  }
}
