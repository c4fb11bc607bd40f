package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

@DisplayName("On the page that 'lenet serve' serves")
class DrawingIT {
  @RegisterExtension final Visit visit = new Visit();

  @Test
  @DisplayName(
      "a digit drawn with the mouse is read, and every backend's answer stands beside the others'")
  void mouse() {
    Browser browser = visit.browser();
    draw(Strokes.four());
    browser.untilText("#verdict", "It reads 4.");
    int backends = browser.texts("#engines th").size() - 1;
    assertAll(
        () ->
            assertTrue(
                browser.texts("#engines th").stream().anyMatch(name -> name.startsWith("java"))),
        () ->
            assertEquals(backends, browser.texts("#bars tr[data-top=true] [data-top=true]").size()),
        () -> assertEquals(10 * backends, answers("#bars .value").size()),
        () ->
            assertTrue(
                answers(".time-taken").stream().allMatch(time -> time.matches("[0-9.]+ (µs|ms)"))),
        () -> assertTrue(browser.colours("#seen") > 2, "what the network sees"),
        () -> assertTrue(browser.colours("#first-maps canvas") > 10, "a map of C1"),
        () -> assertTrue(browser.colours("#second-maps canvas:last-child") > 10, "a map of C3"),
        () -> assertEquals(List.of("4"), browser.texts(".box i")),
        () -> assertEquals(List.of(), browser.complaints()));
  }

  @Test
  @DisplayName("an answer comes while the button of the mouse is still down")
  void whileDrawing() {
    visit.browser().press(Strokes.four()[0]);
    visit.browser().untilText("#verdict", "%");
    draw(Strokes.four()[1]);
    visit.browser().untilText("#verdict", "It reads 4.");
  }

  @Test
  @DisplayName(
      "a drawing that the browser cannot make a picture of is told, and the next one is read")
  void noPicture() {
    Browser browser = visit.browser();
    browser.canvasesFail(true);
    browser.draw(Strokes.four()[0]);
    browser.untilText("#notice", "could not make a picture");
    browser.canvasesFail(false);
    browser.draw(Strokes.four()[1]);
    browser.untilText("#verdict", "It reads 4.");
    assertEquals("", browser.text("#notice"));
  }

  @Test
  @DisplayName("a finger draws")
  void finger() {
    visit.browser().window(390, 844, "light");
    for (double[][] stroke : Strokes.four()) {
      visit.browser().touch(stroke);
    }
    visit.browser().untilText("#verdict", "It reads 4.");
  }

  @Test
  @DisplayName("several digits are a number, and each of them can be looked into")
  void number() {
    Browser browser = visit.browser();
    draw(Strokes.seventyOne());
    browser.untilText("#verdict", "It reads 71.");
    assertEquals("1", browser.text("#bars tr[data-top=true] th"), "the digit drawn last");
    browser.find("#digit-list label").click();
    assertEquals("7", browser.text("#bars tr[data-top=true] th"));
    assertEquals(List.of("7", "1"), browser.texts(".box i"));
  }

  @Test
  @DisplayName("keys alone draw, undo, clear and switch forming off, and the focus can be seen")
  void keyboard() {
    Browser browser = visit.browser();
    browser.tabTo("#sheet");
    assertNotEquals("none", browser.style("#sheet", "outline-style"));
    browser.type(" ");
    for (int i = 0; i < 30; i++) {
      browser.type(Keys.ARROW_DOWN);
    }
    browser.type(" ");
    browser.untilText("#verdict", "It reads 1.");
    browser.untilText("#say", "It reads 1.");
    browser.type("f");
    browser.until(
        "forming is off", () -> "false".equals(browser.find("#form").getAttribute("aria-checked")));
    browser.until("boxes are gone", () -> browser.texts(".box").isEmpty());
    browser.type("f");
    browser.type("c");
    browser.untilText("#verdict", "Nothing drawn yet.");
    browser.untilText("#say", "The sheet is empty.");
    browser.hold(Keys.CONTROL, "z");
    browser.untilText("#verdict", "It reads 1.");
    browser.type("u");
    browser.untilText("#verdict", "Nothing drawn yet.");
    assertEquals(List.of(), browser.complaints());
  }

  @Test
  @DisplayName("shortcuts of one key can be switched off")
  void noShortcuts() {
    draw(Strokes.four());
    visit.browser().find("#shortcuts").click();
    visit.browser().type("c");
    visit.browser().untilText("#verdict", "It reads 4.");
  }

  @Test
  @DisplayName("a mark that is no digit is said not to be sure, in words and with a dashed border")
  void unsure() {
    Browser browser = visit.browser();
    draw(Strokes.scrawl());
    browser.untilText("#verdict", "Not sure");
    assertAll(
        () -> assertTrue(browser.text("#number").endsWith("?")),
        () -> assertEquals("dashed", browser.style("#number .unsure", "border-top-style")),
        () -> assertEquals("dashed", browser.style(".box", "border-top-style")));
  }

  @Test
  @DisplayName("misread test digits like this one are shown, with their label and what was read")
  void misread() {
    draw(Strokes.four());
    visit.browser().untilText("#verdict", "It reads 4.");
    // the server may still be looking for them
    visit
        .browser()
        .until(
            "they are there",
            () -> {
              visit.browser().type("f");
              return visit.browser().texts("#misread figure").size() == 3;
            });
    assertTrue(
        visit.browser().texts("#misread figcaption").stream()
            .allMatch(text -> text.matches("a 4, read as \\d|a \\d, read as 4")));
  }

  @Test
  @DisplayName("a slider shows what the network read after each epoch, and a button plays it")
  void epochs() {
    Browser browser = visit.browser();
    draw(Strokes.four());
    browser.untilText("#then-text", "After epoch " + PageServer.EPOCHS);
    browser.tabTo("#epoch");
    browser.type(Keys.HOME);
    browser.untilText("#then-text", "After epoch 1 ");
    browser.type(Keys.ARROW_RIGHT);
    browser.untilText("#then-text", "After epoch 2 ");
    browser.find("#play").click();
    browser.untilText("#then-text", "After epoch " + PageServer.EPOCHS);
    browser.untilText("#play", "Play");
    assertEquals(PageServer.EPOCHS, browser.texts("#course span").size());
    assertTrue(browser.text("#epochs-section").contains("another network"));
  }

  @Test
  @DisplayName("a dot is no digit, and is to be drawn larger")
  void noDigit() {
    Browser browser = visit.browser();
    browser.draw(new double[][] {{0.50, 0.50}, {0.502, 0.501}});
    browser.untilText("#verdict", "Draw it larger.");
  }

  private List<String> answers(String css) {
    return visit.browser().texts(css).stream().filter(text -> !text.isEmpty()).toList();
  }

  private void draw(double[][]... strokes) {
    for (double[][] stroke : strokes) {
      visit.browser().draw(stroke);
    }
  }
}
