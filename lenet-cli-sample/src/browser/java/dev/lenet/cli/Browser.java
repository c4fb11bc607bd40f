package dev.lenet.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.Interaction;
import org.openqa.selenium.interactions.PointerInput;
import org.openqa.selenium.interactions.Sequence;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Chromium without a window, and what people do with it. Debian's packages have it and its driver.
 */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration STROKE = Duration.ofMillis(60);
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final JsonMapper JSON = new JsonMapper();
  private static final String AXE = axe();

  /** It warns that it does not know this Chromium's newest commands, which are not used. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium.devtools");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts it. The caller closes it. */
  static Browser open() {
    SELENIUM.setLevel(Level.SEVERE);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(inPath("chromium"));
    // without a sandbox, which root cannot have; it opens no page but ours
    options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
    options.addArguments("--disable-background-networking", "--disable-component-update");
    options.setCapability("goog:loggingPrefs", logs);
    // a named driver, so that Selenium looks for none and downloads none
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(inPath("chromedriver"))
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static File inPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> new File(folder, program))
        .filter(File::canExecute)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No '%s' in the PATH. Install the packages chromium and chromium-driver"
                        .formatted(program)));
  }

  private static String axe() {
    try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A window of this size, on a screen with two pixels to each of its own. */
  void window(int width, int height, String theme) {
    boolean phone = width < 500;
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 2, "mobile", phone));
    driver.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", phone));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
  }

  /**
   * Opens a page and waits until it knows what its server can do. Forgets what was logged before.
   */
  void visit(URI page) {
    driver.get("about:blank");
    driver.manage().logs().get(LogType.BROWSER);
    driver.manage().logs().get(LogType.PERFORMANCE);
    driver.get(page.toString());
    until(
        "the page is ready", () -> !driver.findElements(By.cssSelector("[data-ready]")).isEmpty());
  }

  /**
   * Draws with the mouse through points, each in shares of the sheet from its upper left corner.
   */
  void draw(double[]... points) {
    press(points);
    PointerInput mouse = mouse();
    Sequence release = new Sequence(mouse, 0);
    driver.perform(List.of(release.addAction(mouse.createPointerUp(0))));
  }

  /** Draws, and keeps the button down. */
  void press(double[]... points) {
    PointerInput mouse = mouse();
    Sequence sequence = new Sequence(mouse, 0);
    sequence.addAction(move(mouse, Duration.ZERO, points[0]));
    sequence.addAction(mouse.createPointerDown(0));
    for (double[] point : points) {
      sequence.addAction(move(mouse, STROKE, point));
    }
    driver.perform(List.of(sequence));
  }

  private Interaction move(PointerInput mouse, Duration duration, double[] point) {
    int[] at = at(point);
    return mouse.createPointerMove(duration, PointerInput.Origin.viewport(), at[0], at[1]);
  }

  private static PointerInput mouse() {
    return new PointerInput(PointerInput.Kind.MOUSE, "mouse");
  }

  /** Draws with a finger. */
  void touch(double[]... points) {
    touch("touchStart", List.of(points[0]));
    for (double[] point : points) {
      touch("touchMove", List.of(point));
    }
    touch("touchEnd", List.of());
  }

  private void touch(String type, List<double[]> points) {
    List<Map<String, Integer>> at =
        points.stream().map(this::at).map(xy -> Map.of("x", xy[0], "y", xy[1])).toList();
    driver.executeCdpCommand("Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", at));
  }

  /** Drops files on the sheet. */
  void drop(Path... files) {
    int[] at = at(new double[] {0.5, 0.5});
    List<String> names = Arrays.stream(files).map(Browser::name).toList();
    Map<String, Object> data = Map.of("items", List.of(), "files", names, "dragOperationsMask", 1);
    for (String type : List.of("dragEnter", "dragOver", "drop")) {
      driver.executeCdpCommand(
          "Input.dispatchDragEvent", Map.of("type", type, "x", at[0], "y", at[1], "data", data));
    }
  }

  /** Chooses a file in the page's dialog. */
  void choose(Path file) {
    find("#file").sendKeys(name(file));
  }

  private static String name(Path file) {
    return file.toAbsolutePath().normalize().toString(); // Chromium takes no other
  }

  /** The place in the window, which is scrolled to show the sheet. */
  private int[] at(double[] point) {
    Object place =
        driver.executeScript(
            """
            const sheet = document.getElementById("sheet");
            sheet.scrollIntoView({ block: "nearest" });
            const { left, top, width, height } = sheet.getBoundingClientRect();
            return [left + arguments[0] * width, top + arguments[1] * height].map(Math.round);
            """,
            point[0],
            point[1]);
    List<?> xy = (List<?>) Objects.requireNonNull(place);
    return new int[] {((Number) xy.get(0)).intValue(), ((Number) xy.get(1)).intValue()};
  }

  /** Presses keys, wherever the focus is. */
  void type(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Presses a key while another one is down. */
  void hold(Keys down, String key) {
    new Actions(driver).keyDown(down).sendKeys(key).keyUp(down).perform();
  }

  /** Presses the key for the next element until this one has the focus. */
  void tabTo(String css) {
    for (int i = 0; i < 30; i++) {
      type(Keys.TAB);
      if (find(css).equals(driver.switchTo().activeElement())) {
        return;
      }
    }
    throw new AssertionError("The key for the next element does not reach " + css);
  }

  WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  /** The texts of all elements that match, at one moment. */
  List<String> texts(String css) {
    Object texts =
        driver.executeScript(
            "return [...document.querySelectorAll(arguments[0])].map((element) =>"
                + " element.innerText)",
            css);
    return ((List<?>) Objects.requireNonNull(texts)).stream().map(Object::toString).toList();
  }

  String text(String css) {
    return texts(css).get(0);
  }

  /** Waits until an element's text contains this. */
  void untilText(String css, String part) {
    until("%s says '%s'".formatted(css, part), () -> text(css).contains(part));
  }

  void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "Not in %s: %s. The page says: %s".formatted(PATIENCE, what, text("main")));
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets no canvas become a file any more, as if there were no memory for it, or lets it again. */
  void canvasesFail(boolean fail) {
    driver.executeScript(
        """
        const canvas = HTMLCanvasElement.prototype;
        canvas.usual ??= canvas.toBlob;
        canvas.toBlob = arguments[0] ? (done) => done(null) : canvas.usual;
        """,
        fail);
  }

  /** The number of different colours in a canvas. */
  long colours(String css) {
    Object number =
        driver.executeScript(
            """
            const canvas = document.querySelector(arguments[0]);
            const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
            return new Set(new Uint32Array(data.buffer)).size;
            """,
            css);
    return (Long) Objects.requireNonNull(number);
  }

  /** By how many pixels the page is wider than the window. */
  long overflow() {
    Object pixels =
        driver.executeScript(
            "const page = document.documentElement; return page.scrollWidth - page.clientWidth");
    return (Long) Objects.requireNonNull(pixels);
  }

  /**
   * The value of a property that the element's style has on screen. At once, because the page may
   * be about to put another element in its place.
   */
  String style(String css, String property) {
    Object value =
        driver.executeScript(
            "return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]",
            css,
            property);
    return Objects.requireNonNull(value).toString();
  }

  /** What axe finds wrong with the page as it is now: rule, and elements. */
  List<String> violations() {
    driver.executeScript(AXE);
    Object found =
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            axe.run().then((results) => done(results.violations.map(
                (rule) => rule.id + ": " + rule.nodes.map((node) => node.target + " " + node.failureSummary).join("; "))));
            """);
    return ((List<?>) Objects.requireNonNull(found)).stream().map(Object::toString).toList();
  }

  /** Keeps a picture of the whole page below target/screenshots. */
  void screenshot(String name) {
    Object png =
        driver
            .executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
            .get("data");
    try {
      Files.createDirectories(SCREENSHOTS);
      Files.write(
          SCREENSHOTS.resolve(name + ".png"),
          Base64.getDecoder().decode(Objects.requireNonNull(png).toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Warnings and errors that the page has logged since it was opened or last asked. */
  List<String> complaints() {
    return logged(LogType.BROWSER)
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Addresses that the page has asked for since it was opened or last asked. */
  List<String> requests() {
    return logged(LogType.PERFORMANCE)
        .map(entry -> JSON.readTree(entry.getMessage()).path("message"))
        .filter(message -> message.path("method").asString().equals("Network.requestWillBeSent"))
        .map(message -> url(message.path("params")))
        .toList();
  }

  private static String url(JsonNode parameters) {
    return parameters.path("request").path("url").asString();
  }

  private Stream<LogEntry> logged(String type) {
    return StreamSupport.stream(driver.manage().logs().get(type).spliterator(), false);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
