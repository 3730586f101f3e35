package dev.chasitor.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.junit.jupiter.api.Test;

/** What the published poms say, what they bring, and what lies in the jars. */
class PomsTest {

  private static final Set<String> CLIENT =
      Set.of(
          "dev.chasitor:chasitor-protocol-codec",
          "dev.chasitor:chasitor-protocol-model",
          "dev.chasitor:chasitor-session-client",
          "dev.chasitor:chasitor-session-statemachine",
          "dev.chasitor:chasitor-transport-spi",
          "org.jspecify:jspecify",
          "tools.jackson.core:jackson-core");

  @Test
  void everyPomSaysWhatItIsWhoMadeItAndUnderWhichLicence() {
    String expected = about(Reactor.effective(Reactor.ROOT));
    assertTrue(
        expected.contains("https://www.apache.org/licenses/LICENSE-2.0.txt"), () -> expected);
    for (String folder : Reactor.published()) {
      Model model = Reactor.effective(Reactor.ROOT.resolve(folder));
      assertEquals(expected, about(model), folder);
      assertFalse(model.getName().isBlank(), folder);
      assertFalse(model.getDescription().isBlank(), folder);
    }
  }

  @Test
  void aClientAndOneTransportBringEverything() {
    assertEquals(
        plus(CLIENT, "dev.chasitor:chasitor-transport-jdk"),
        brought("session-client", "transport-jdk"));
    assertEquals(
        plus(CLIENT, "dev.chasitor:chasitor-transport-vertx", "io.vertx:vertx-web-client"),
        brought("session-client", "transport-vertx"));
  }

  @Test
  void aJournalBringsAPoolAndNoDatabase() {
    assertEquals(
        plus(CLIENT, "com.zaxxer:HikariCP", "dev.chasitor:chasitor-store-jdbc"),
        brought("session-client", "store-jdbc"));
  }

  @Test
  void aServerBringsNoClientAndNoTestEngine() {
    assertEquals(
        new TreeSet<>(
            Set.of(
                "dev.chasitor:chasitor-protocol-codec",
                "dev.chasitor:chasitor-protocol-model",
                "dev.chasitor:chasitor-reference-server",
                "dev.chasitor:chasitor-session-host",
                "dev.chasitor:chasitor-session-statemachine",
                "io.vertx:vertx-web",
                "org.jspecify:jspecify",
                "tools.jackson.core:jackson-core")),
        brought("reference-server"));
  }

  @Test
  void everyJarHoldsTheLicenceAndTheNotice() throws IOException {
    for (String folder : Reactor.published()) {
      Path built = onTheClassPath(folder);
      for (String name : List.of("LICENSE", "NOTICE")) {
        assertEquals(
            Files.readString(Reactor.ROOT.resolve(name)),
            entry(built, "META-INF/" + name),
            () -> name + " in " + built);
      }
    }
  }

  /** The lines of a pom that say where the project lives and who made it. */
  static String about(Model model) {
    return String.join(
        "\n",
        Stream.of(
                Stream.of("url " + model.getUrl()),
                model.getLicenses().stream().map(each -> each.getName() + " " + each.getUrl()),
                model.getDevelopers().stream().map(each -> each.getName() + " " + each.getUrl()),
                Stream.of(
                    model.getScm().getConnection(),
                    model.getScm().getDeveloperConnection(),
                    model.getScm().getUrl()))
            .flatMap(each -> each)
            .toList());
  }

  /**
   * What a pom that names these modules compiles with. Foreign modules stand for all they bring.
   */
  private static Set<String> brought(String... folders) {
    var all = new TreeSet<String>();
    var open = new ArrayDeque<String>();
    for (String folder : folders) {
      open.add(Reactor.GROUP + ":chasitor-" + folder);
    }
    while (!open.isEmpty()) {
      String next = open.remove();
      if (all.add(next) && next.startsWith(Reactor.GROUP + ":")) {
        String folder = next.substring(next.indexOf('-') + 1);
        for (Dependency each : Reactor.effective(Reactor.ROOT.resolve(folder)).getDependencies()) {
          if (each.getScope().equals("compile") && !each.isOptional()) {
            open.add(each.getGroupId() + ":" + each.getArtifactId());
          }
        }
      }
    }
    return all;
  }

  private static Set<String> plus(Set<String> some, String... more) {
    var all = new TreeSet<>(some);
    all.addAll(List.of(more));
    return all;
  }

  /** Where the classes of a module of ours are. */
  static Path onTheClassPath(String folder) {
    String classes = Path.of(folder, "target", "classes").toString();
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(
            each ->
                each.endsWith(File.separator + classes)
                    || Path.of(each).getFileName().toString().startsWith("chasitor-" + folder))
        .map(Path::of)
        .findFirst()
        .orElseThrow(() -> new AssertionError(folder + " is not on the class path"));
  }

  private static String entry(Path built, String name) throws IOException {
    if (Files.isDirectory(built)) {
      return Files.readString(built.resolve(name));
    }
    try (var jar = new JarFile(built.toFile());
        var bytes = jar.getInputStream(jar.getJarEntry(name))) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
