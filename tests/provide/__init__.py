"""What the tests need beside Python packages: found on the machine, or installed, or skipped with a reason."""
