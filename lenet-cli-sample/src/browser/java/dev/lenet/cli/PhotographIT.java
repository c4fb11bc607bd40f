package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("On the page that 'lenet serve' serves, pictures:")
class PhotographIT {
  static final Path FORM = Path.of("..", "docs", "form.jpg");

  @RegisterExtension final Visit visit = new Visit();
  @TempDir private Path folder = Path.of("");

  @Test
  @DisplayName("a dropped photograph is read, and each of its digits has a box")
  void dropped() {
    Browser browser = visit.browser();
    browser.drop(FORM);
    browser.untilText("#verdict", "4 digits");
    assertAll(
        () -> assertEquals(4, browser.texts(".box i").size()),
        () -> assertEquals(4, browser.texts("#digit-list label").size()),
        () -> assertEquals("5437", browser.text("#number")),
        () -> assertEquals(List.of("4"), browser.texts("#number .unsure")),
        () -> assertTrue(browser.text("#about-picture").startsWith("form.jpg, 528 × 327 pixels")),
        () -> assertEquals(List.of(), browser.complaints()));
  }

  @Test
  @DisplayName("a chosen file is read, and undo brings back the drawing that was there before")
  void chosen() {
    Browser browser = visit.browser();
    for (double[][] stroke : Strokes.four()) {
      browser.draw(stroke);
    }
    browser.untilText("#verdict", "It reads 4.");
    browser.choose(FORM);
    browser.untilText("#verdict", "4 digits");
    browser.find("#undo").click();
    browser.untilText("#verdict", "It reads 4.");
  }

  @Test
  @DisplayName("a file that is too large is not sent, and the page says how large it may be")
  void tooLarge() throws Exception {
    Path large = Files.write(folder.resolve("large.png"), new byte[PageServer.MOST_BYTES + 1]);
    visit.browser().drop(large);
    visit.browser().untilText("#notice", "large.png has");
    assertTrue(visit.browser().requests().stream().noneMatch(url -> url.contains("/api/look")));
  }

  @Test
  @DisplayName("a file that is no picture is refused with the server's own words")
  void noPicture() throws Exception {
    Path text = Files.writeString(folder.resolve("note.png"), "not a picture");
    Browser browser = visit.browser();
    browser.drop(text);
    browser.until("it is refused", () -> !browser.text("#notice").isEmpty());
    assertEquals(
        "The picture is no picture but a text file; use a PNG, JPEG, GIF, BMP, WBMP or TIFF file",
        browser.text("#notice"));
    assertEquals("", browser.text("#verdict"));
    assertEquals("note.png. Clear it to draw.", browser.text("#about-picture"));
    List<String> complaints = browser.complaints();
    assertEquals(1, complaints.size(), complaints::toString);
    assertTrue(complaints.get(0).contains("status of 422"), complaints::toString);
    browser.screenshot("no-picture");
  }

  @Test
  @DisplayName("of several files the page takes the first, and an answer does not wipe that away")
  void several() throws Exception {
    Browser browser = visit.browser();
    Path text = Files.writeString(folder.resolve("note.png"), "not a picture");
    browser.drop(FORM, text);
    browser.untilText("#verdict", "4 digits");
    assertEquals(
        "2 files came; this page shows one at a time, and took form.jpg.", browser.text("#notice"));
    browser.find("#clear").click();
    assertEquals("", browser.text("#notice"));
  }

  @Test
  @DisplayName("when the server is gone the page says so, and goes on when it is back")
  void serverGone() throws Exception {
    Browser browser = visit.browser();
    visit
        .server()
        .without(
            () -> {
              browser.drop(FORM);
              browser.untilText("#notice", "The server does not answer.");
              browser.screenshot("server-gone");
            });
    browser.untilText("#verdict", "4 digits");
    assertEquals("", browser.text("#notice"));
  }

  @Test
  @DisplayName("a server that comes back with another network is asked anew what it has")
  void anotherServer() throws Exception {
    Browser browser = visit.browser();
    assertTrue(browser.text("header").contains("A network of 61,706 weights that LeCun"));
    visit
        .server()
        .with(
            visit.server().otherModel(),
            () -> {
              browser.drop(FORM);
              browser.untilText("#notice", "The server does not answer.");
            },
            () -> {
              browser.untilText("#verdict", " digits"); // that network reads what it can
              assertTrue(
                  browser.text("header").contains("A network of 54,632 weights. Here it runs"),
                  browser.text("header"));
              assertEquals("", browser.text("#notice"));
              assertEquals(List.of(), browser.texts("#course span"));
            });
  }
}
