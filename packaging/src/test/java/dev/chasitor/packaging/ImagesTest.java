package dev.chasitor.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A run-time image of a client alone and one of a server alone, which chat with each other.
 *
 * <p>Other tests run on the class path, where nothing reads a module descriptor. {@code jlink}
 * takes what the descriptors require and nothing else, so a forgotten {@code requires} shows here.
 */
class ImagesTest {

  private static final Path WORK = Path.of("target", "images").toAbsolutePath();

  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  private static final Set<String> CLIENT =
      Set.of(
          "dev.chasitor.client",
          "dev.chasitor.codec",
          "dev.chasitor.images.client",
          "dev.chasitor.model",
          "dev.chasitor.session",
          "dev.chasitor.transport",
          "dev.chasitor.transport.jdk",
          "java.base",
          "java.net.http",
          "tools.jackson.core");

  private static final Set<String> OURS_IN_SERVER =
      Set.of(
          "dev.chasitor.codec",
          "dev.chasitor.host",
          "dev.chasitor.images.server",
          "dev.chasitor.model",
          "dev.chasitor.server",
          "dev.chasitor.session");

  @Test
  @Timeout(120)
  void aClientAloneChatsWithAServerAlone() throws IOException, InterruptedException {
    assumeTrue(
        canLink(),
        () ->
            "no image is made: "
                + JAVA_HOME
                + " has no jmods folder, and its jlink cannot link from the JDK's own image."
                + " Use a JDK that has one of them.");
    clear();
    Path client = image("client");
    Path server = image("server");

    assertEquals(new TreeSet<>(CLIENT), modules(client));
    assertEquals(
        new TreeSet<>(OURS_IN_SERVER),
        modules(server).stream()
            .filter(name -> name.startsWith("dev.chasitor."))
            .collect(Collectors.toCollection(TreeSet::new)));

    Process serving = start(server, "dev.chasitor.images.server/dev.chasitor.images.server.Main");
    try (BufferedReader said = serving.inputReader(StandardCharsets.UTF_8)) {
      String endpoint = said.readLine();
      assertTrue(endpoint != null && endpoint.startsWith("http://"), () -> "no endpoint");
      Process chatting =
          start(client, "dev.chasitor.images.client/dev.chasitor.images.client.Main", endpoint);
      try (BufferedReader heard = chatting.inputReader(StandardCharsets.UTF_8)) {
        assertEquals(List.of("Echo: echo: Hello", "ended: AGENT"), heard.lines().toList());
      }
      assertEquals(0, chatting.waitFor());

      serving.getOutputStream().close();
      assertTrue(serving.waitFor(30, TimeUnit.SECONDS), "the server did not stop");
      assertEquals(0, serving.exitValue());
    } finally {
      serving.destroy();
    }
  }

  /** Compiles a side as a module and links it with what it requires, and with nothing else. */
  private static Path image(String side) throws IOException {
    Path classes = WORK.resolve(side + "-classes");
    Path image = WORK.resolve(side);
    var compile =
        new ArrayList<>(
            List.of("-d", classes.toString(), "--release", "17", "-Xlint:all", "-Werror"));
    compile.addAll(List.of("--module-path", modulePath()));
    try (Stream<Path> sources = Files.walk(Path.of("src", side))) {
      sources
          .map(Path::toString)
          .filter(name -> name.endsWith(".java"))
          .sorted()
          .forEach(compile::add);
    }
    run("javac", compile);
    run(
        "jlink",
        List.of(
            "--module-path",
            modulePath() + File.pathSeparator + classes,
            "--add-modules",
            "dev.chasitor.images." + side,
            "--output",
            image.toString()));
    return image;
  }

  private static void run(String tool, List<String> arguments) {
    var said = new StringWriter();
    var printer = new PrintWriter(said, true);
    int code =
        ToolProvider.findFirst(tool)
            .orElseThrow(() -> new AssertionError(JAVA_HOME + " has no " + tool))
            .run(printer, printer, arguments.toArray(String[]::new));
    assertEquals(0, code, () -> tool + " " + String.join(" ", arguments) + "\n" + said);
  }

  private static Process start(Path image, String main, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(image.resolve("bin").resolve("java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-m", main));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** Those of the class path that are modules. */
  private static String modulePath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(Files::exists)
        .filter(
            each ->
                ModuleFinder.of(each).findAll().stream()
                    .anyMatch(module -> !module.descriptor().isAutomatic()))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The modules of an image, from its {@code release} file. */
  private static Set<String> modules(Path image) throws IOException {
    String begin = "MODULES=\"";
    return Files.readAllLines(image.resolve("release")).stream()
        .filter(line -> line.startsWith(begin))
        .flatMap(line -> Stream.of(line.substring(begin.length()).replace("\"", "").split(" ")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A JDK without jmods, as some are from version 24, says in its help whether it can link. */
  private static boolean canLink() {
    if (Files.isDirectory(JAVA_HOME.resolve("jmods"))) {
      return true;
    }
    var help = new StringWriter();
    return ToolProvider.findFirst("jlink")
            .map(jlink -> jlink.run(new PrintWriter(help), new PrintWriter(help), "--help"))
            .isPresent()
        && help.toString().contains("run-time image enabled");
  }

  private static void clear() throws IOException {
    if (Files.exists(WORK)) {
      try (Stream<Path> all = Files.walk(WORK)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
