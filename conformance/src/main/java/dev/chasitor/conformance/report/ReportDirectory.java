package dev.chasitor.conformance.report;

import dev.chasitor.codec.document.MalformedMessageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A directory with the files of a report. Several contracts write into it, also from several
 * processes at the same time: each replaces its own part. Each file is replaced as a whole, so a
 * reader never sees a part of one. Threads may share an object.
 */
public final class ReportDirectory {

  /** Within a process the lock of the file does not hold threads off. */
  private static final Object THREADS = new Object();

  private static final String LOCK = ".lock";
  private static final String RULES = "rules";

  private final Path directory;

  private ReportDirectory(Path directory) {
    this.directory = directory;
  }

  /** Returns the directory at this path. The first {@link #put} creates it. */
  public static ReportDirectory at(Path directory) {
    return new ReportDirectory(directory);
  }

  /** Returns the path of the page to open. */
  public Path index() {
    return directory.resolve("index.html");
  }

  /**
   * Puts the report of a contract in place of the one that the directory has for the same kind and
   * subject, and writes all files again. A document that this version of the kit cannot read is
   * replaced.
   *
   * @throws IOException if the directory cannot be read or written
   */
  public void put(ContractReport contract) throws IOException {
    synchronized (THREADS) {
      Files.createDirectories(directory.resolve(RULES));
      try (FileChannel channel =
          FileChannel.open(
              directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        // Closing the channel releases the lock.
        channel.lock();
        write(ReportFiles.of(before().with(contract)));
      }
    }
  }

  private KitReport before() throws IOException {
    Path json = directory.resolve(ReportFiles.JSON);
    if (!Files.exists(json)) {
      return KitReport.empty();
    }
    try {
      KitReport report = ReportJson.read(Files.readString(json));
      return report.kit().equals(KitVersion.text()) ? report : KitReport.empty();
    } catch (MalformedMessageException e) {
      return KitReport.empty();
    }
  }

  private void write(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = directory.resolve(file.getKey());
      Path whole = directory.resolve(file.getKey() + ".new");
      Files.write(whole, file.getValue().getBytes(StandardCharsets.UTF_8));
      Files.move(whole, path, StandardCopyOption.REPLACE_EXISTING);
    }
    removePagesExcept(files.keySet());
  }

  /** Removes the pages of rules that are not broken any more. */
  private void removePagesExcept(Set<String> files) throws IOException {
    try (Stream<Path> pages = Files.list(directory.resolve(RULES))) {
      for (Path page : pages.collect(Collectors.toList())) {
        if (!files.contains(RULES + "/" + page.getFileName())) {
          Files.delete(page);
        }
      }
    }
  }
}
