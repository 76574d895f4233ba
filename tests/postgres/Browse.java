import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;

/** What DBeaver, Metabase and others ask of a database through JDBC before they show it: tables, comments, keys, types, rows. */
public class Browse {
    public static void main(String[] arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection(arguments[0], "coop", System.getenv("PGPASSWORD"))) {
            DatabaseMetaData about = connection.getMetaData();
            try (ResultSet table = about.getTables(null, "marts", "dim_cities", null)) {
                table.next();
                System.out.println("comment: " + table.getString("REMARKS").replace('\n', ' '));
            }
            try (ResultSet key = about.getPrimaryKeys(null, "marts", "dim_cities")) {
                key.next();
                System.out.println("key: " + key.getString("COLUMN_NAME"));
            }
            try (ResultSet column = about.getColumns(null, "marts", "fct_investments", "amount_usd")) {
                column.next();
                System.out.println("type: " + column.getString("TYPE_NAME"));
            }
            try (ResultSet row = connection.createStatement().executeQuery(
                    "SELECT name FROM marts.dim_cities WHERE name = 'Dalian'")) {
                row.next();
                System.out.println("row: " + row.getString(1));
            }
        }
    }
}
