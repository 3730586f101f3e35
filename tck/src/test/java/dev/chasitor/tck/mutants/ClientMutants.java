package dev.chasitor.tck.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.pitest.classinfo.ClassName;
import org.pitest.mutationtest.EngineArguments;
import org.pitest.mutationtest.engine.Mutater;
import org.pitest.mutationtest.engine.MutationDetails;
import org.pitest.mutationtest.engine.gregor.config.GregorEngineFactory;

/** The mutants of the visitor's machine and of the client's driver, made by PIT's engine. */
final class ClientMutants {

  private static final String MACHINE = "dev.chasitor.session.visitor.";
  private static final String CLIENT = "dev.chasitor.client.";

  /** The kit itself speaks in these: it draws profiles, and its adapter reads events. */
  private static final Set<String> OF_THE_KIT =
      Set.of("Profile", "Recovery", "SessionEvent", "NumberedEvent", "Phase", "CommandOutcome");

  /** The driver and what it works with. */
  private static final Set<String> OF_THE_DRIVER =
      Set.of(
          "Alarm",
          "Audience",
          "ClientJournal",
          "CommandMemory",
          "ConfirmingListener",
          "EventQueue",
          "Freeze",
          "GivenCommand",
          "GuardedJournal",
          "JournalPosition",
          "ListenerThreads",
          "OpenCommands",
          "Resumer",
          "SafeExecution",
          "SerialExecutor",
          "SessionDriver",
          "SessionRecord",
          "SessionWire",
          "Sessions",
          "WorkQueue");

  /** No history shows what these return. */
  private static final Set<String> OF_NO_INTEREST =
      Set.of("toString", "hashCode", "equals", "values", "valueOf", "$values");

  private final Mutater mutater =
      new GregorEngineFactory()
          .createEngine(EngineArguments.arguments())
          .createMutator(MutantLoader::compiled);

  /**
   * A mutant.
   *
   * @param name where the change is, without a line: class, method, kind of change, and a number
   *     among the same kind in that method, from 1
   * @param details what PIT knows of it
   */
  record ClientMutant(String name, MutationDetails details) {

    /** Returns the place for people. */
    String place() {
      String type = details.getClassName().asJavaName();
      return "`%s.%s`, line %d"
          .formatted(
              type.substring(type.lastIndexOf('.') + 1),
              details.getMethod(),
              details.getLineNumber());
    }
  }

  /** Returns all mutants, always in the same order. */
  List<ClientMutant> all() {
    List<ClientMutant> mutants = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    for (String type : types()) {
      for (MutationDetails details : mutater.findMutations(ClassName.fromString(type))) {
        if (!OF_NO_INTEREST.contains(details.getMethod())) {
          String kind =
              type.substring(type.lastIndexOf('.') + 1)
                  + "."
                  + details.getMethod()
                  + " "
                  + mutator(details);
          mutants.add(new ClientMutant(kind + " " + counts.merge(kind, 1, Integer::sum), details));
        }
      }
    }
    return mutants;
  }

  /** Returns some of them, drawn by a seed. */
  List<ClientMutant> drawn(int number, long seed) {
    List<ClientMutant> mutants = all();
    Collections.shuffle(mutants, new Random(seed));
    return mutants.subList(0, Math.min(number, mutants.size()));
  }

  /** Returns a client with this change in it. */
  MutantLoader load(ClientMutant mutant) {
    byte[] changed = mutater.getMutation(mutant.details().getId()).getBytes();
    return new MutantLoader(
        Map.of(mutant.details().getClassName().asJavaName(), StepCounting.addedTo(changed)));
  }

  /** Returns the kind of change, for example {@code NegateConditionals}. */
  static String mutator(MutationDetails details) {
    String type = details.getMutator();
    return type.substring(type.lastIndexOf('.') + 1).replaceAll("Mutator$|Mutator(?=_)", "");
  }

  private static List<String> types() {
    List<String> types = new ArrayList<>(compiled(MACHINE, "VisitorMachine"));
    types.removeIf(type -> OF_THE_KIT.contains(outermost(type)));
    List<String> client = compiled(CLIENT, "SessionDriver");
    client.removeIf(type -> !OF_THE_DRIVER.contains(outermost(type)));
    types.addAll(client);
    return types;
  }

  private static String outermost(String type) {
    return type.substring(type.lastIndexOf('.') + 1).replaceAll("\\$.*", "");
  }

  /**
   * Returns the classes of a package that people wrote, sorted. They stand in a folder or a jar.
   */
  private static List<String> compiled(String inPackage, String one) {
    String path = inPackage.replace('.', '/');
    try {
      URI found =
          Class.forName(inPackage + one)
              .getProtectionDomain()
              .getCodeSource()
              .getLocation()
              .toURI();
      Path place = Path.of(found);
      if (Files.isDirectory(place)) {
        return compiledIn(place.resolve(path), inPackage);
      }
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        return compiledIn(jar.getPath(path), inPackage);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException | URISyntaxException e) {
      throw new LinkageError("No classes of " + inPackage, e);
    }
  }

  private static List<String> compiledIn(Path folder, String inPackage) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
              .map(file -> file.substring(0, file.length() - ".class".length()))
              .filter(type -> !type.startsWith("Immutable"))
              .map(type -> inPackage + type)
              .sorted()
              .toList());
    }
  }
}
