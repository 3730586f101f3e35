/** The journal of a client in a database, by JDBC. */
module dev.chasitor.store.jdbc {
  requires static transitive org.jspecify;
  requires transitive dev.chasitor.client;
  requires transitive java.sql;
  requires com.zaxxer.hikari;

  exports dev.chasitor.store.jdbc;
}
