package dev.chasitor.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.server.EchoDesk;
import dev.chasitor.server.ReferenceServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Builds the applications in {@code consumers} as their users would, each with a Maven of its own,
 * against the jars and poms of this build. Their tests chat with a server that runs here. Only the
 * profile {@code consumers} runs this, since it downloads frameworks.
 */
class ConsumersCheck {

  private static final Path WORK = Path.of("target", "consumers").toAbsolutePath();

  /** A local repository of its own, so that nothing of this build gets into the user's. */
  private static final Path REPOSITORY = WORK.resolve("repository");

  @BeforeAll
  static void install() throws IOException {
    put("parent", Reactor.ROOT.resolve("pom.xml"), "pom");
    put("bom", Reactor.ROOT.resolve("bom").resolve("pom.xml"), "pom");
    for (String folder : Reactor.published()) {
      Path jar = PomsTest.onTheClassPath(folder);
      if (Files.isDirectory(jar)) {
        throw new IllegalStateException(folder + " is no jar yet; run the phase verify");
      }
      put(folder, Reactor.ROOT.resolve(folder).resolve("pom.xml"), "pom");
      put(folder, jar, "jar");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "quarkus", "spring-boot"})
  void chatsWithItsOwnVersions(String name) throws IOException, InterruptedException {
    Path project = copy(name);
    Path log = WORK.resolve(name + ".log");
    try (EchoDesk desk = new EchoDesk(EchoDesk.Options.immediate());
        ReferenceServer server = ReferenceServer.builder(desk).startAndWait()) {
      Process maven =
          new ProcessBuilder(
                  Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                  "-B",
                  "-Dstyle.color=never",
                  "-s",
                  Path.of("src", "test", "consumers-settings.xml").toAbsolutePath().toString(),
                  "-Dmaven.repo.local=" + REPOSITORY,
                  "-Dchasitor.known=" + Path.of(System.getProperty("maven.repo.local")).toUri(),
                  "-Dchasitor.endpoint=" + server.endpoint(),
                  "verify")
              .directory(project.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      int code = maven.waitFor();

      assertEquals(0, code, () -> name + " does not build; its log is " + log);
    }
  }

  private static void put(String folder, Path file, String extension) throws IOException {
    String version = Reactor.written(Reactor.ROOT).getVersion();
    String artifact = "chasitor-" + folder;
    Path at =
        REPOSITORY
            .resolve(Reactor.GROUP.replace('.', '/'))
            .resolve(artifact)
            .resolve(version)
            .resolve(artifact + "-" + version + "." + extension);
    Files.createDirectories(at.getParent());
    Files.copy(file, at, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The application without what an earlier build left in it. */
  private static Path copy(String name) throws IOException {
    Path from = Reactor.ROOT.resolve("consumers").resolve(name);
    Path to = WORK.resolve(name);
    for (String part : List.of("pom.xml", "src")) {
      try (Stream<Path> files = Files.walk(from.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path at = to.resolve(from.relativize(file));
          Files.createDirectories(at.getParent());
          Files.copy(file, at, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    return to;
  }
}
