package dev.chasitor.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/**
 * Makes sure that H2 keeps what it confirmed. By default H2 writes a commit to its file up to half
 * a second later, so a process that is killed loses confirmed writes.
 */
final class H2Durability {

  private static final String H2 = "jdbc:h2:";
  private static final String OPTION = "WRITE_DELAY";

  /** H2 closes a file when the JVM shuts down, while the application still drains its sessions. */
  private static final String STAYS_OPEN = "DB_CLOSE_ON_EXIT";

  private static final String WHY =
      "Otherwise H2 loses confirmed writes when the process is killed.";

  private H2Durability() {}

  /**
   * Returns the URL with {@code WRITE_DELAY=0} if it is one of H2. If the URL does not say whether
   * H2 closes the file when the JVM shuts down, it says that the journal does.
   *
   * @throws IllegalArgumentException if the URL has another delay
   */
  static String url(String url) {
    if (!url.toLowerCase(Locale.ROOT).startsWith(H2)) {
      return url;
    }
    boolean isSet = false;
    boolean isDecided = false;
    String[] parts = url.split(";", -1);
    for (int i = 1; i < parts.length; i++) {
      String[] option = parts[i].split("=", 2);
      String name = option[0].trim().toUpperCase(Locale.ROOT);
      isDecided |= name.equals(STAYS_OPEN) || name.equals("AUTO_SERVER");
      if (name.equals(OPTION)) {
        if (option.length < 2 || !option[1].trim().equals("0")) {
          throw new IllegalArgumentException(
              "The URL of H2 sets WRITE_DELAY. Set it to 0, or leave it out. " + WHY);
        }
        isSet = true;
      }
    }
    String durable = isSet ? url : url + ";" + OPTION + "=0";
    return isDecided || durable.toLowerCase(Locale.ROOT).startsWith(H2 + "mem:")
        ? durable
        : durable + ";" + STAYS_OPEN + "=FALSE";
  }

  /**
   * Checks an open database. One in memory has nothing to keep.
   *
   * @throws IllegalArgumentException if it is one of H2 with a delay
   */
  static void check(Connection connection) throws SQLException {
    String url = connection.getMetaData().getURL().toLowerCase(Locale.ROOT);
    if (url.startsWith(H2) && !url.startsWith(H2 + "mem:") && !hasNoDelay(connection)) {
      throw new IllegalArgumentException(
          "The database of the data source delays writes. Add ;WRITE_DELAY=0 to its URL. " + WHY);
    }
  }

  private static boolean hasNoDelay(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = ?")) {
      query.setString(1, OPTION);
      try (ResultSet found = query.executeQuery()) {
        return found.next() && found.getString(1).equals("0");
      }
    }
  }
}
