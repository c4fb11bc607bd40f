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
    visit.browser().drop(text);
    visit.browser().until("it is refused", () -> !visit.browser().text("#notice").isEmpty());
    assertTrue(
        visit.browser().text("#notice").contains("picture"), visit.browser().text("#notice"));
    visit.browser().screenshot("no-picture");
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
}
