package dev.lenet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The page that 'lenet serve' serves")
class LookIT {
  @RegisterExtension final Visit visit = new Visit();

  @ParameterizedTest(name = "{0} pixels wide, {2}")
  @CsvSource({"1440, 900, light", "1440, 900, dark", "390, 844, light", "390, 844, dark"})
  @DisplayName("fits its window, and axe finds nothing wrong with any of its states")
  void fits(int width, int height, String theme) {
    Browser browser = visit.browser();
    browser.window(width, height, theme);
    String name = "%d-%s-".formatted(width, theme);
    check(name + "empty");
    draw(Strokes.four());
    browser.untilText("#verdict", "It reads 4.");
    check(name + "four");
    browser.find("#form").click();
    browser.until("boxes are gone", () -> browser.texts(".box").isEmpty());
    check(name + "not-formed");
    browser.find("#form").click();
    browser.find("#clear").click();
    draw(Strokes.scrawl());
    browser.untilText("#verdict", "Not sure");
    check(name + "unsure");
    browser.drop(PhotographIT.FORM);
    browser.untilText("#verdict", "4 digits");
    check(name + "photograph");
    assertEquals(List.of(), browser.complaints());
  }

  private void check(String name) {
    Browser browser = visit.browser();
    browser.screenshot(name);
    assertEquals(0, browser.overflow(), name + ": pixels beyond the window's edge");
    assertEquals(List.of(), browser.violations(), name);
  }

  private void draw(double[][]... strokes) {
    for (double[][] stroke : strokes) {
      visit.browser().draw(stroke);
    }
  }
}
