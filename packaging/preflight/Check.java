import java.io.File;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.parser.PreflightParser;

/**
 * Checks files against PDF/A-1b with Apache PDFBox Preflight and prints what is wrong in each.
 *
 * <p>Called by tests/render/test_pdf_archive.py, or by hand with the jars of the Debian packages
 * libpdfbox2-java, libjaxb-api-java and libactivation-java:
 * {@code java -cp "$(echo /usr/share/java/*.jar | tr ' ' :)" packaging/preflight/Check.java FILE...}
 */
public final class Check {
    public static void main(String[] names) throws Exception {
        boolean valid = true;
        for (String name : names) {
            PreflightParser parser = new PreflightParser(new File(name));
            parser.parse();
            try (var document = parser.getPreflightDocument()) {
                document.validate();
                ValidationResult result = document.getResult();
                for (var error : result.getErrorsList()) {
                    System.out.println(name + ": " + error.getErrorCode() + " " + error.getDetails());
                }
                valid &= result.isValid();
            }
        }
        System.exit(valid ? 0 : 1);
    }
}
