"""Administrative units, agencies, one-stop units and post points, each as on a date."""
