package dev.chasitor.packaging;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.FileModelSource;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelSource2;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.model.resolution.ModelResolver;
import org.apache.maven.model.resolution.UnresolvableModelException;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** The poms of this build, as they are written and as Maven sees them. */
final class Reactor {

  static final String GROUP = "dev.chasitor";

  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private Reactor() {}

  /** The folders of the modules of a build, in its order. */
  static List<String> folders() {
    return written(ROOT).getModules();
  }

  /** The folders of the modules with a jar that is published. */
  static List<String> published() {
    return folders().stream()
        .filter(
            folder -> {
              Model model = written(ROOT.resolve(folder));
              return !model.getPackaging().equals("pom")
                  && !Boolean.parseBoolean(model.getProperties().getProperty("maven.deploy.skip"));
            })
        .toList();
  }

  /** The pom of a folder as it is written. */
  static Model written(Path folder) {
    try (var reader = Files.newBufferedReader(folder.resolve("pom.xml"))) {
      return new MavenXpp3Reader().read(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (XmlPullParserException e) {
      throw new IllegalStateException("not a pom: " + folder, e);
    }
  }

  /** The pom of a folder with its parents, imports and properties in place. Needs no network. */
  static Model effective(Path folder) {
    var properties = new Properties();
    properties.putAll(System.getProperties());
    var request =
        new DefaultModelBuildingRequest()
            .setPomFile(folder.resolve("pom.xml").toFile())
            .setModelResolver(new LocalRepository())
            .setSystemProperties(properties)
            .setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_STRICT);
    try {
      return new DefaultModelBuilderFactory().newInstance().build(request).getEffectiveModel();
    } catch (ModelBuildingException e) {
      throw new IllegalStateException("no effective pom of " + folder, e);
    }
  }

  /** Finds poms where this build has put them already. */
  private static final class LocalRepository implements ModelResolver {

    @Override
    public ModelSource2 resolveModel(String groupId, String artifactId, String version)
        throws UnresolvableModelException {
      Path pom =
          Path.of(System.getProperty("maven.repo.local"))
              .resolve(groupId.replace('.', File.separatorChar))
              .resolve(artifactId)
              .resolve(version)
              .resolve(artifactId + "-" + version + ".pom");
      if (!Files.isRegularFile(pom)) {
        throw new UnresolvableModelException(pom + " is missing", groupId, artifactId, version);
      }
      return new FileModelSource(pom.toFile());
    }

    @Override
    public ModelSource2 resolveModel(Parent parent) throws UnresolvableModelException {
      return resolveModel(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
    }

    @Override
    public ModelSource2 resolveModel(Dependency dependency) throws UnresolvableModelException {
      return resolveModel(
          dependency.getGroupId(), dependency.getArtifactId(), dependency.getVersion());
    }

    @Override
    public void addRepository(Repository repository) {
      // Everything needed is in the local repository, whichever it came from.
    }

    @Override
    public void addRepository(Repository repository, boolean replace) {
      // As above.
    }

    @Override
    public ModelResolver newCopy() {
      return this;
    }
  }
}
