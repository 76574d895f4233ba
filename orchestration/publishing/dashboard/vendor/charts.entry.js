// The parts of Apache ECharts that the dashboard uses, as one script that sets window.echarts.
import * as core from "echarts/core";
import { BarChart, GraphChart, LinesChart, ScatterChart } from "echarts/charts";
import { AriaComponent, GeoComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { LabelLayout } from "echarts/features";
import { CanvasRenderer } from "echarts/renderers";

core.use([BarChart, GraphChart, LinesChart, ScatterChart, AriaComponent, GeoComponent, GridComponent, LegendComponent, TooltipComponent, LabelLayout, CanvasRenderer]);
window.echarts = { init: core.init, registerMap: core.registerMap };
