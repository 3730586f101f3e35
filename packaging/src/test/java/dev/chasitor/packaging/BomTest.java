package dev.chasitor.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.junit.jupiter.api.Test;

/** The BOM keeps our versions together and leaves every other version to the application. */
class BomTest {

  private static final Path BOM = Reactor.ROOT.resolve("bom");

  private final Model effective = Reactor.effective(BOM);

  @Test
  void managesNothingThatIsNotOurs() {
    List<String> foreign =
        effective.getDependencyManagement().getDependencies().stream()
            .map(Dependency::getManagementKey)
            .filter(key -> !key.startsWith(Reactor.GROUP + ":"))
            .toList();

    assertEquals(List.of(), foreign);
    assertNull(effective.getParent(), "a parent's managed versions would come along");
    assertEquals(List.of(), effective.getDependencies());
  }

  @Test
  void namesExactlyThePublishedModules() {
    Set<String> published =
        Reactor.published().stream()
            .map(folder -> "chasitor-" + folder)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> named =
        effective.getDependencyManagement().getDependencies().stream()
            .map(Dependency::getArtifactId)
            .collect(Collectors.toCollection(TreeSet::new));

    Set<String> missing = new TreeSet<>(published);
    missing.removeAll(named);
    assertEquals(Set.of(), missing, "published, but not in bom/pom.xml");
    assertEquals(published, named, "in bom/pom.xml, but not published");
    assertEquals(named.size(), effective.getDependencyManagement().getDependencies().size());
  }

  @Test
  void hasTheVersionOfTheBuild() {
    String version = Reactor.written(Reactor.ROOT).getVersion();
    Set<String> versions =
        effective.getDependencyManagement().getDependencies().stream()
            .map(Dependency::getVersion)
            .collect(Collectors.toSet());

    assertEquals(version, effective.getVersion());
    assertEquals(Set.of(version), versions);
  }

  @Test
  void saysOfItselfWhatTheParentSays() {
    Model parent = Reactor.effective(Reactor.ROOT);

    assertEquals(PomsTest.about(parent), PomsTest.about(effective));
    assertEquals(plugins(parent, plugins(effective).keySet()), plugins(effective));
  }

  @Test
  void isShownWithItsVersionInTheReadme() throws IOException {
    String readme = Files.readString(Reactor.ROOT.resolve("README.md"));
    String version = effective.getVersion();

    assertTrue(
        readme.contains("<artifactId>chasitor-bom</artifactId>\n      <version>" + version + "<"),
        "the snippet for Maven");
    assertTrue(readme.contains("\"dev.chasitor:chasitor-bom:" + version + "\""), "for Gradle");
  }

  @Test
  void isTheFirstImportOfEveryConsumerWhichAddsTwoDependencies() throws IOException {
    try (Stream<Path> folders = Files.list(Reactor.ROOT.resolve("consumers"))) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        Model consumer = Reactor.written(folder);
        Dependency first = consumer.getDependencyManagement().getDependencies().get(0);
        assertEquals(
            "dev.chasitor:chasitor-bom:pom:" + effective.getVersion(),
            first.getManagementKey() + ":" + first.getVersion(),
            folder::toString);
        assertEquals(
            List.of("chasitor-session-client", "chasitor-transport-jdk"),
            consumer.getDependencies().stream()
                .filter(each -> each.getGroupId().equals(Reactor.GROUP))
                .map(Dependency::getArtifactId)
                .toList(),
            folder::toString);
      }
    }
  }

  private static Map<String, String> plugins(Model model) {
    return plugins(
        model,
        Reactor.written(BOM).getBuild().getPluginManagement().getPlugins().stream()
            .map(Plugin::getKey)
            .collect(Collectors.toSet()));
  }

  private static Map<String, String> plugins(Model model, Set<String> keys) {
    return model.getBuild().getPluginManagement().getPlugins().stream()
        .filter(plugin -> keys.contains(plugin.getKey()))
        .collect(Collectors.toMap(Plugin::getKey, Plugin::getVersion));
  }
}
